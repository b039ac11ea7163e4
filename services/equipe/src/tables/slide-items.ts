import { territorySchema } from '@intarsi/contracts'
import { moveDeadlinesWithMeeting } from '../deadlines/move-with-meeting.ts'
import { decisionDayAt } from '../referrals/decision-day.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import { loadReferral } from '../referrals/referral.ts'
import { isOpen } from '../referrals/states.ts'
import type { EquipeTx } from '../schema.ts'
import { frozenUntil } from './agenda-freeze.ts'
import { freeSlot, slotOf, takeSlot } from './slots.ts'
import type { AgendaItemRow, MeetingRow } from './tables.ts'

export type SlideCause =
  | 'meeting-moved'
  | 'meeting-cancelled'
  | 'meeting-not-recorded'
  | 'meeting-ended-undecided'
  | 'meeting-found'
  | 'extraordinary-meeting'

export type Slide = {
  cause: SlideCause
  by: string
  /** Where a place was taken already; otherwise the next meeting with one. */
  to?: MeetingRow
  reason?: string | null
  tell?: string[]
}

/**
 * Moves an open item to another meeting, with its referral's queue row and the deadlines counted from the meeting, and
 * tells the sender. Household, table and meetings are locked already.
 */
export async function slideItem(tx: EquipeTx, item: AgendaItemRow, slide: Slide): Promise<MeetingRow | null> {
  const slot = slotOf(item.kind, item.urgency)
  const target = slide.to ?? (await takeNextPlace(tx, item))
  if (item.meeting_id) await freeSlot(tx, item.meeting_id, slot)
  await tx.trx
    .updateTable('agenda_item')
    .set((e) => ({
      meeting_id: target?.meeting_id ?? null,
      state: target?.state === 'convened' ? 'on-agenda' : 'planned',
      version: e('version', '+', 1),
    }))
    .where('agenda_item_id', '=', item.agenda_item_id)
    .execute()
  if (item.referral_id) await followReferral(tx, item.referral_id, { ...slide, item, target })
  return target
}

/** Takes a place at the next meeting after the one it stands on; null when none has a place. */
export async function takeNextPlace(tx: EquipeTx, item: AgendaItemRow): Promise<MeetingRow | null> {
  const slot = slotOf(item.kind, item.urgency)
  const frozen = slot === 'free' ? tx.now : frozenUntil(territorySchema.parse(item.territory_id), tx.now)
  return await takeSlot(tx, {
    tableId: item.table_id,
    slot,
    from: item.not_before && item.not_before > frozen ? item.not_before : frozen,
    convenedToo: slot === 'free',
    ...(item.meeting_id ? { notAt: item.meeting_id } : {}),
  })
}

/** Steps that are due when the table decides: their date moves with the meeting, within the term of decision. */
const DATED_BY_MEETING = new Set(['complete-file', 'decide'])

type Followed = Slide & { item: AgendaItemRow; target: MeetingRow | null }

/** Tells the referral's new date, in its history and to its sender, and moves the dates counted from the meeting. */
export async function followReferral(tx: EquipeTx, referralId: string, followed: Followed): Promise<void> {
  const { item, target } = followed
  await moveDeadlinesWithMeeting(tx, { referralId, from: item.meeting_id, to: target })
  const referral = await loadReferral(tx, referralId)
  const queue = await tx.trx
    .selectFrom('queue')
    .selectAll()
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
  // Only what waits for this table to read it changes its date; a review or a ratification moves on its own.
  if (!referral || !queue || !isOpen(referral.row.state) || item.kind !== 'new-referral') return
  const { next_step: nextStep, next_step_on: already } = referral.row
  const decideOn = await decisionDayAt(tx, referralId, target?.starts_at ?? null)
  await moveReferral(tx, referral, {
    to: referral.row.state,
    command: 'change-meeting',
    cause: followed.cause,
    reason: followed.reason ?? null,
    holder: { kind: referral.row.holder_kind, id: referral.row.holder_id },
    nextStep,
    nextStepOn: DATED_BY_MEETING.has(nextStep) ? (decideOn ?? already) : already,
    by: followed.by,
    tell: followed.tell ?? [],
    place: {
      kind: queue.kind,
      rootId: queue.root_id,
      meetingId: target?.meeting_id ?? null,
      noDate: target === null,
    },
  })
}
