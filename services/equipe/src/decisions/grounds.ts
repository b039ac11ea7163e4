import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { type WorkingCalendar, workingCalendar } from '@intarsi/territories'
import type { Referral } from '../referrals/referral.ts'
import { romeDay } from '../rome-time.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import type { DecisionBody } from './decision-body.ts'

/** Codes of section 5 that a person may give when a household is not taken in charge here. */
export const GROUNDS = [
  'does-not-want',
  'unreachable',
  'moved',
  'need-covered',
  'no-minors',
  'other-measure',
  'out-of-competence',
  'specialist-first',
  'safety',
  'conflict-of-interest',
] as const

/** Codes of section 5 that are no ground to decline, and what they oblige to instead. */
export const NOT_GROUNDS: Readonly<Record<string, string>> = {
  'no-capacity': 'Admit to the waiting list: a lack of places never declines a household.',
  'no-mediator': 'Leave the seat open, use remote mediation and tell the coordinator.',
  'still-in-reception': 'Defer to a date, at the latest the day on which the household leaves reception.',
  'not-in-charge': 'Ask the social service to take the household in charge, and defer to a date.',
  incomplete: 'Decide on what is known: missing information is never the only ground.',
  duplicate: 'Join the referral to the other file.',
  'entered-in-error': 'Void the referral, with a second person.',
  'agreement-expired': 'Tell the coordinator: the household is not moved by this alone.',
}

const TRIES = 3
const WORKING_DAYS_OF_TRYING = 10

type Away = Extract<DecisionBody, { kind: 'redirect' | 'decline' }>
type Answer = Accepted<never> | Rejected

/** What a ground obliges to, as far as it lies outside the decision itself. */
export type GroundContext = {
  today: string
  calendar: WorkingCalendar
  /** Days on which somebody tried to reach the household. */
  triedOn: string[]
  /** Somebody abstained for a conflict of interest about this household: it stands in the minutes. */
  abstained: boolean
}

/** Whether this reason may send a household elsewhere, and whether what it obliges to was done. Pure. */
export function decideGround(context: GroundContext, { reason, destination, heardBy }: Away): Answer {
  const instead = NOT_GROUNDS[reason]
  if (instead) return reject('not-a-ground', instead, { reason })
  if (!GROUNDS.some((ground) => ground === reason))
    return reject('unknown-reason', `"${reason}" is no reason of the list.`, { reason, known: GROUNDS })
  if (reason === 'does-not-want' && !heardBy)
    return owed(reason, 'Say who heard it from the household, and in which language.', '/heardBy')
  if (reason === 'out-of-competence' && destination.kind !== 'territory')
    return owed(reason, 'Name the competent territory: it stays here until accepted.', '/destination/kind')
  if (reason === 'unreachable') return decideUnreachable(context)
  if (reason === 'conflict-of-interest' && !context.abstained)
    return owed(reason, 'Record the abstention of whoever has the conflict, on the agenda item.', '/reason')
  return accept()
}

function owed(reason: string, detail: string, pointer: string): Rejected<'step-owed'> {
  return reject('step-owed', detail, { reason, pointer })
}

/** Three tries on three days, and ten working days from the first: then it goes back to the sender. */
function decideUnreachable({ triedOn, today, calendar }: GroundContext): Answer {
  const days = [...new Set(triedOn)].sort()
  const [first] = days
  if (first === undefined || days.length < TRIES) {
    const detail = `Try ${TRIES} times on ${TRIES} days, on the safe contact and in the household's language.`
    return reject('step-owed', detail, { reason: 'unreachable', triedOn: days })
  }
  const from = calendar.addWorkingDays(first, WORKING_DAYS_OF_TRYING)
  if (today >= from) return accept()
  const detail = `It goes back to the sender from ${from}, ${WORKING_DAYS_OF_TRYING} working days after the first try.`
  return reject('step-owed', detail, { reason: 'unreachable', triedOn: days, from })
}

export async function groundContextOf(tx: EquipeTx, referral: Referral): Promise<GroundContext> {
  const tries = await tx.trx
    .selectFrom('contact_attempt')
    .select('attempted_on')
    .where('referral_id', '=', referral.referralId)
    .execute()
  const conflict = await tx.trx
    .selectFrom('conflict_of_interest')
    .select('person_id')
    .where('household_id', '=', referral.householdId)
    .executeTakeFirst()
  return {
    today: romeDay(tx.now),
    calendar: workingCalendar(profileOf(referral)),
    triedOn: tries.map((row) => row.attempted_on),
    abstained: conflict !== undefined,
  }
}
