import { type AgendaItemKind, territorySchema } from '@intarsi/contracts'
import { type Rejected, reject } from '@intarsi/kernel'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import type { EquipeTx } from '../schema.ts'
import { discussItem } from './discuss-item.ts'
import type { LockedMeeting } from './lock-meeting.ts'
import { announceMeeting } from './meeting-changed.ts'
import { stepMeeting } from './meeting-states.ts'
import { saveMeeting } from './save-meeting.ts'
import { followReferral, takeNextPlace } from './slide-items.ts'
import type { AgendaItemRow, MeetingRow } from './tables.ts'

const AWAITS_DECISION: readonly AgendaItemKind[] = ['new-referral', 'ratification']

/** Times an item is deferred without a word; the next time needs a reason and tells the coordinator. */
export const FREE_DEFERRALS = 2

export type Ending = {
  by: string
  /** Reasons, by item, for deferring what the table did not decide. */
  reasons: ReadonlyMap<string, string>
}

/** Opens a meeting: from now on its chair of today decides. */
export async function openMeeting(
  tx: EquipeTx,
  { meeting }: LockedMeeting,
): Promise<{ ok: true; meeting: MeetingRow } | Rejected> {
  const step = stepMeeting(meeting.state, 'open')
  if (!step.ok) return step
  await tx.trx
    .updateTable('agenda_item')
    .set({ state: 'on-agenda' })
    .where('meeting_id', '=', meeting.meeting_id)
    .where('state', '=', 'planned')
    .execute()
  const opened = await saveMeeting(tx, meeting, { state: 'in-session' })
  await announceMeeting(tx, opened)
  return { ok: true, meeting: opened }
}

/**
 * Ends a meeting. What was not decided is deferred to the next meeting with a place: the third deferral needs a reason,
 * and the coordinator hears of it. What needs no decision was discussed; the waiting list and reviews come back.
 */
export async function endMeeting(
  tx: EquipeTx,
  { meeting, items }: LockedMeeting,
  ending: Ending,
): Promise<{ ok: true; meeting: MeetingRow } | Rejected> {
  const step = stepMeeting(meeting.state, 'end')
  if (!step.ok) return step
  const undecided = items.filter((item) => isPutOff(item, ending))
  const unexplained = undecided.filter(
    (item) => item.deferrals >= FREE_DEFERRALS && !ending.reasons.has(item.agenda_item_id),
  )
  if (unexplained.length > 0) {
    return reject('deferral-needs-reason', 'An item deferred for the third time needs a reason.', {
      agendaItemIds: unexplained.map((item) => item.agenda_item_id),
    })
  }
  const held = await saveMeeting(tx, meeting, { state: 'held' })
  for (const item of items) {
    if (undecided.includes(item)) await deferItem(tx, item, ending)
    else await discussItem(tx, item)
  }
  await announceMeeting(tx, held)
  return { ok: true, meeting: held }
}

/** What waits for a decision is deferred when there was none; anything else was spoken of, unless somebody says not. */
function isPutOff(item: AgendaItemRow, { reasons }: Ending): boolean {
  return AWAITS_DECISION.includes(item.kind) || reasons.has(item.agenda_item_id)
}

async function deferItem(tx: EquipeTx, item: AgendaItemRow, { by, reasons }: Ending): Promise<void> {
  const reason = reasons.get(item.agenda_item_id) ?? null
  const target = await takeNextPlace(tx, item)
  await tx.trx
    .updateTable('agenda_item')
    .set((e) => ({ state: 'deferred', defer_reason: reason, version: e('version', '+', 1) }))
    .where('agenda_item_id', '=', item.agenda_item_id)
    .execute()
  const { agenda_item_id: _id, version: _version, ...rest } = item
  await tx.trx
    .insertInto('agenda_item')
    .values({
      ...rest,
      meeting_id: target?.meeting_id ?? null,
      state: target?.state === 'convened' ? 'on-agenda' : 'planned',
      deferrals: item.deferrals + 1,
      defer_reason: null,
      added_at: tx.now,
      added_by: by,
    })
    .execute()
  if (!item.referral_id) return
  const tell = item.deferrals >= FREE_DEFERRALS ? [await coordinatorId(tx, item)] : []
  const cause = 'meeting-ended-undecided'
  await followReferral(tx, item.referral_id, { item, target, cause, by, tell })
}

async function coordinatorId(tx: EquipeTx, item: AgendaItemRow): Promise<string> {
  return (await coordinatorOf(tx, territorySchema.parse(item.territory_id))).personId
}
