import type { FastifyRequest } from 'fastify'
import { moveManager } from '../../../api/case-people.ts'
import { moveSeat } from '../../../api/equipes.ts'
import { peopleWords as words } from '../../../words/case-people.ts'
import type { Message } from '../../../words/words.ts'

type Declined = { id: string; reason: string; version: string }

/** A "no", and what is said when it was taken. */
export type Declining = {
  said: Message<''>
  work: (request: FastifyRequest, declined: Declined) => Promise<void>
}

export const DECLINE_MANAGER: Declining = {
  said: words.declined,
  work: ({ api }, { id, version, reason }) =>
    moveManager(api, id, { step: 'decline', version, body: { reason } }),
}

export const DECLINE_SEAT: Declining = {
  said: words.seatDeclined,
  work: ({ api }, { id, reason }) => moveSeat(api, id, 'refusal', { reason }),
}
