import { findPersons, roleFor } from '@intarsi/access'
import { type EnteredBy, enteredBy, type Fault, fault, receivedFaults } from '@intarsi/contracts'
import type { FastifyRequest } from 'fastify'
import type { Kysely, Selectable } from 'kysely'
import type { IntakeSchema } from '../schema.ts'
import type { SportelloTable } from '../sportelli/tables.ts'
import { resourceOf } from './submit-route.ts'

type Sportello = Selectable<SportelloTable>

/** Who signals, as far as an account says it, and who wrote it down where that was the receiver. */
export type Signal = { referrerId: string; enteredBy: EnteredBy | null }

/** The role in which somebody enters a referral for a sportello that is not theirs; null: its own sends it. */
export function receiverOf(request: FastifyRequest, sportello: Sportello): EnteredBy | null {
  const as = roleFor(request.actor, 'referral.submit', resourceOf(sportello))
  return as === 'sender' || as === undefined
    ? null
    : enteredBy.parse({ personId: request.actor.personId, as })
}

/** Faults of what a preparer enters: it came on paper or by telephone, and who signals is of the sportello. */
export async function signalFaults(
  db: Kysely<IntakeSchema>,
  receiver: EnteredBy | null,
  given: { form: unknown; sportello: Sportello; referrerId?: string | undefined },
): Promise<Fault[]> {
  const { form, sportello, referrerId } = given
  const channel = receiver?.as === 'preparer' ? receivedFaults(form) : []
  if (referrerId === undefined || (receiver && (await sendsFor(db, referrerId, sportello)))) return channel
  return [...channel, NOT_OF_THE_SPORTELLO]
}

async function sendsFor(db: Kysely<IntakeSchema>, personId: string, { sportello_id }: Sportello) {
  const [person] = await findPersons(db, [personId])
  const sends = person?.roles.some(({ role }) => role === 'sender') ?? false
  return sends && person?.active === true && person.sportelloIds.includes(sportello_id)
}

const NOT_OF_THE_SPORTELLO = fault(
  '/referrerId',
  'not-of-the-sportello',
  'Who signals must be somebody who sends for this sportello.',
)
