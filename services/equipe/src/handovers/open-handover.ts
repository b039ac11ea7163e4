import { workingCalendar } from '@intarsi/territories'
import { openDeadline } from '../deadlines/open-deadline.ts'
import type { DestinationBody } from '../decisions/decision-body.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { concernedBy } from '../referrals/concerned-by.ts'
import { type Move, moveReferral } from '../referrals/move-referral.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import { release } from '../referrals/release.ts'
import { romeDay, romeInstant } from '../rome-time.ts'
import { dueFor, END_OF_OFFICE_DAY } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import type { HandoverTable } from './tables.ts'

export type NewHandover = {
  cause: HandoverTable['cause']
  decisionId: string | null
  reason: string
  destination: DestinationBody
  by: string
  command: Extract<Move['command'], 'redirect' | 'decline' | 'confirm-exclusion'>
  note?: string
  /** Who tells the household, and by when; a decision says it for itself. */
  tells?: Move['tellsHousehold']
}

/**
 * Sends a referral on its way to a named service. It stays in its queue, held by its preparer (else the coordinator),
 * until somebody at the destination answered.
 */
export async function openHandover(
  tx: EquipeTx,
  referral: Referral,
  handover: NewHandover,
): Promise<Referral> {
  const { row } = referral
  const tell = await concernedBy(tx, referral)
  const { territory: there } = handover.destination
  if (there) tell.push((await coordinatorOf(tx, there)).personId)
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  await release(tx, referral, 'handing-over')
  const holder = row.preparer_id ?? coordinator
  const dueAt = await answerDue(tx, referral, { reason: handover.reason, holder })
  await insertHandover(tx, referral, { ...handover, dueAt })
  const moved = await moveReferral(tx, referral, {
    to: 'handing-over',
    command: handover.command,
    reason: handover.reason,
    holder: { kind: 'person', id: holder },
    nextStep: 'confirm-handover',
    nextStepOn: romeDay(dueAt),
    by: handover.by,
    tell,
    place: await withoutMeeting(tx, referral),
    ...(handover.note ? { note: handover.note } : {}),
    ...(handover.tells ? { tellsHousehold: handover.tells } : {}),
    ...(handover.cause === 'redirect' ? { set: { redirects: row.redirects + 1 } } : {}),
  })
  await openDeadline(tx, {
    ...referralRefOf(moved),
    kind: 'handover-confirm',
    dueAt,
    holderId: holder,
    escalateTo: coordinator,
  })
  return moved
}

/** A household that is not safe here has another place or body within one working day (section 5). */
async function answerDue(
  tx: EquipeTx,
  referral: Referral,
  { reason, holder }: { reason: string; holder: string },
): Promise<Date> {
  const profile = profileOf(referral)
  if (reason === 'safety')
    return romeInstant(workingCalendar(profile).addWorkingDays(romeDay(tx.now), 1), END_OF_OFFICE_DAY)
  const { urgency } = referral
  const term = { key: 'handoverConfirm', urgency, from: tx.now, personId: holder } as const
  return (await dueFor(tx, profile, term)).dueAt
}

async function withoutMeeting(tx: EquipeTx, referral: Referral) {
  const queue = await tx.trx
    .selectFrom('queue')
    .select(['kind', 'root_id as rootId'])
    .where('referral_id', '=', referral.referralId)
    .executeTakeFirstOrThrow()
  return { ...queue, meetingId: null, noDate: false }
}

async function insertHandover(
  tx: EquipeTx,
  referral: Referral,
  handover: NewHandover & { dueAt: Date },
): Promise<void> {
  const { destination } = handover
  await tx.trx
    .insertInto('handover')
    .values({
      referral_id: referral.referralId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      decision_id: handover.decisionId,
      cause: handover.cause,
      reason: handover.reason,
      state: 'open',
      destination_kind: destination.kind,
      destination_code: destination.code,
      destination_territory: destination.territory ?? null,
      service_name: destination.service,
      person_name: destination.person,
      contact: destination.contact,
      due_at: handover.dueAt,
      opened_at: tx.now,
      tells_person_id: handover.tells?.personId ?? null,
      tells_language: handover.tells?.language ?? null,
    })
    .execute()
}
