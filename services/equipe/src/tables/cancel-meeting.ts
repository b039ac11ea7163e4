import type { Rejected } from '@intarsi/kernel'
import type { EquipeTx } from '../schema.ts'
import { listConcerned } from './list-concerned.ts'
import type { LockedMeeting } from './lock-meeting.ts'
import { announceMeeting } from './meeting-changed.ts'
import { stepMeeting } from './meeting-states.ts'
import { saveMeeting } from './save-meeting.ts'
import { type SlideCause, slideItem } from './slide-items.ts'
import type { MeetingRow } from './tables.ts'

/** Cancels a meeting: its items slide to the next one with a place, their senders and everybody concerned are told. */
export async function cancelMeeting(
  tx: EquipeTx,
  { meeting, items }: LockedMeeting,
  { by, cause = 'meeting-cancelled' }: { by: string; cause?: SlideCause },
): Promise<{ ok: true; meeting: MeetingRow } | Rejected> {
  const step = stepMeeting(meeting.state, 'cancel')
  if (!step.ok) return step
  const tell = await listConcerned(tx, meeting.meeting_id)
  const cancelled = await saveMeeting(tx, meeting, { state: 'cancelled' })
  for (const item of items) await slideItem(tx, item, { cause, by })
  await announceMeeting(tx, cancelled, { tell })
  return { ok: true, meeting: cancelled }
}
