import { caseManagerInterim, type DataOf } from '@intarsi/contracts'
import { latestProfile, workingCalendar } from '@intarsi/territories'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import type { ReferralRef } from '../referral-ref.ts'
import { romeDay, romeInstant } from '../rome-time.ts'
import { END_OF_OFFICE_DAY } from '../routing/due.ts'
import type { EquipeTx } from '../schema.ts'
import { columnsOf } from './case-manager-rows.ts'
import type { CaseManagerSeat } from './tables.ts'

export type InterimReason = DataOf<typeof caseManagerInterim>['reason']

export type Vacancy = {
  referral: ReferralRef
  seat: CaseManagerSeat
  role: string
  picId: string | null
  formerPersonId: string | null
  reason: InterimReason
  /** When the person is back, for a short leave; left out: a new proposal is due within one working day. */
  until?: string
}

/** A new proposal is due within one working day, at the end of the office day. */
const PROPOSAL_WITHIN_WORKING_DAYS = 1
export const PROPOSAL_DEADLINE = 'case-manager-proposal'

/**
 * The coordinator (then the deputy) stands in at once, with the reason and the day a new proposal is due. A seat that
 * somebody stands in for already stays as it is.
 */
export async function standIn(tx: EquipeTx, vacancy: Vacancy): Promise<void> {
  const { referral, seat, role } = vacancy
  const { personId } = await coordinatorOf(tx, referral.territory)
  const dueOn = vacancy.until ?? proposalDueOn(referral, tx.now)
  const made = await tx.trx
    .insertInto('case_manager')
    .values({
      ...columnsOf(referral, { seat, role }),
      pic_id: vacancy.picId,
      person_id: personId,
      state: 'interim',
      mode: 'by-person',
      since: tx.now,
      reasons: [],
      former_person_id: vacancy.formerPersonId,
      reason: vacancy.reason,
      proposal_due_on: dueOn,
    })
    .onConflict((c) => c.columns(['referral_id', 'seat']).where('state', '=', 'interim').doNothing())
    .returning('case_manager_id')
    .executeTakeFirst()
  if (!made) return
  await tx.announce(caseManagerInterim, referral.householdId, {
    ...referral,
    personId,
    formerPersonId: vacancy.formerPersonId,
    reason: vacancy.reason,
    since: tx.now.toISOString(),
    proposalDueOn: dueOn,
    seat,
  })
}

/** Nobody could be proposed: the coordinator has one working day to find somebody, and is told when it passes. */
export async function awaitProposal(tx: EquipeTx, referral: ReferralRef): Promise<void> {
  const { personId, deputyId } = await coordinatorOf(tx, referral.territory)
  await openDeadline(tx, {
    ...referral,
    kind: PROPOSAL_DEADLINE,
    dueAt: romeInstant(proposalDueOn(referral, tx.now), END_OF_OFFICE_DAY),
    holderId: personId,
    escalateTo: deputyId ?? personId,
  })
}

function proposalDueOn({ territory }: ReferralRef, now: Date): string {
  return workingCalendar(latestProfile(territory)).addWorkingDays(romeDay(now), PROPOSAL_WITHIN_WORKING_DAYS)
}
