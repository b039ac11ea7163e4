import { findPersons, roleFor } from '@intarsi/access'
import { type EnteredBy, enteredBy, type Fault, fault, receivedFaults } from '@intarsi/contracts'
import type { FastifyRequest } from 'fastify'
import type { Kysely, Selectable } from 'kysely'
import type { IntakeSchema } from '../schema.ts'
import { readsReferralsOf, resourceOf, sendsFor } from '../sportelli/sportello-resource.ts'
import type { SportelloTable } from '../sportelli/tables.ts'
import { type Cited, citedHousehold } from './cited-household.ts'
import { member } from './member.ts'

type Sportello = Selectable<SportelloTable>

/** Who signals, as far as an account says it, and who wrote it down where that was the receiver. */
export type Signal = { referrerId: string; enteredBy: EnteredBy | null }

type Given = {
  form: unknown
  /** Undefined: the directory has none, which is told with the form's faults. */
  sportello: Sportello | undefined
  /** Who of the sportello signals, as the receiver says. */
  referrerId?: string | undefined
}

/** Who sends a form and whose household it cites, with every fault of both. */
export async function readSignal(
  db: Kysely<IntakeSchema>,
  request: FastifyRequest,
  given: Given,
): Promise<Cited & { signal: Signal }> {
  const { form, sportello, referrerId = request.actor.personId } = given
  if (!sportello)
    return { signal: { referrerId, enteredBy: null }, householdId: undefined, version: 1, faults: [] }
  const receiver = receiverOf(request, sportello)
  const cited = await citedHousehold(db, member(form, 'citesReferral'), {
    sportelloId: sportello.sportello_id,
    reads: readsReferralsOf(request, sportello),
  })
  const faults = [...cited.faults, ...(await signalFaults(db, receiver, { ...given, sportello }))]
  return { ...cited, faults, signal: { referrerId, enteredBy: receiver } }
}

/** The role in which somebody enters a referral for a sportello that is not theirs; null: its own sends it. */
function receiverOf(request: FastifyRequest, sportello: Sportello): EnteredBy | null {
  const as = roleFor(request.actor, 'referral.submit', resourceOf(sportello))
  return as === 'sender' || as === undefined
    ? null
    : enteredBy.parse({ personId: request.actor.personId, as })
}

/** Faults of what a preparer enters: it came on paper or by telephone, and who signals is of the sportello. */
async function signalFaults(
  db: Kysely<IntakeSchema>,
  receiver: EnteredBy | null,
  { form, sportello, referrerId }: Given & { sportello: Sportello },
): Promise<Fault[]> {
  const channel = receiver?.as === 'preparer' ? receivedFaults(form) : []
  if (referrerId === undefined || (receiver && (await isSender(db, referrerId, sportello)))) return channel
  return [...channel, NOT_OF_THE_SPORTELLO]
}

async function isSender(db: Kysely<IntakeSchema>, personId: string, { sportello_id }: Sportello) {
  const [person] = await findPersons(db, [personId])
  return person?.active === true && sendsFor(person).includes(sportello_id)
}

const NOT_OF_THE_SPORTELLO = fault(
  '/referrerId',
  'not-of-the-sportello',
  'Who signals must be somebody who sends for this sportello.',
)
