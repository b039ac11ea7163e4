import { type Rejected, reject } from '@intarsi/kernel'
import { moveDeadlinesWithMeeting } from '../deadlines/move-with-meeting.ts'
import type { EquipeTx } from '../schema.ts'
import { listConcerned } from './list-concerned.ts'
import type { LockedMeeting } from './lock-meeting.ts'
import { announceMeeting } from './meeting-changed.ts'
import { stepMeeting } from './meeting-states.ts'
import { saveMeeting } from './save-meeting.ts'
import { followReferral } from './slide-items.ts'
import type { MeetingRow } from './tables.ts'

/** Moves a meeting: its items and the deadlines counted from it go with it, and everybody concerned is told. */
export async function moveMeeting(
  tx: EquipeTx,
  { meeting, items }: LockedMeeting,
  { startsAt, by }: { startsAt: Date; by: string },
): Promise<{ ok: true; meeting: MeetingRow } | Rejected> {
  const step = stepMeeting(meeting.state, 'move')
  if (!step.ok) return step
  if (startsAt <= tx.now) return reject('meeting-in-the-past', 'A meeting moves to a date still to come.')
  const moved = await saveMeeting(tx, meeting, {
    state: 'planned',
    starts_at: startsAt,
    former_starts_at: meeting.starts_at,
  })
  await moveDeadlinesWithMeeting(tx, { from: meeting.meeting_id, to: moved })
  for (const item of items) {
    if (!item.referral_id) continue
    await followReferral(tx, item.referral_id, { item, target: moved, cause: 'meeting-moved', by })
  }
  await announceMeeting(tx, moved, { as: 'moved', tell: await listConcerned(tx, meeting.meeting_id) })
  return { ok: true, meeting: moved }
}
