import { type Rejected, reject } from '@intarsi/kernel'
import { finalizeDecisions } from '../decisions/ratify-decision.ts'
import type { EquipeTx } from '../schema.ts'
import { announceMeeting } from './meeting-changed.ts'
import { stepMeeting } from './meeting-states.ts'
import { saveMeeting } from './save-meeting.ts'
import type { MeetingRow } from './tables.ts'

/** Writes the draft of a held meeting's minutes. */
export async function writeMinutes(
  tx: EquipeTx,
  meeting: MeetingRow,
  text: string,
): Promise<{ ok: true; meeting: MeetingRow } | Rejected> {
  if (meeting.state !== 'in-session' && meeting.state !== 'held') {
    return reject('meeting-state-forbids', 'Minutes are written while a meeting is held, or after it.', {
      state: meeting.state,
    })
  }
  return { ok: true, meeting: await saveMeeting(tx, meeting, { minutes_text: text }) }
}

/** Approves the minutes: what the meeting decided is final. */
export async function approveMinutes(
  tx: EquipeTx,
  meeting: MeetingRow,
  by: string,
): Promise<{ ok: true; meeting: MeetingRow } | Rejected> {
  const step = stepMeeting(meeting.state, 'approve-minutes')
  if (!step.ok) return step
  if (!meeting.minutes_text) return reject('minutes-missing', 'There are no minutes to approve yet.')
  const minuted = await saveMeeting(tx, meeting, { state: 'minuted', minuted_by: by, minuted_at: tx.now })
  await finalizeDecisions(tx, minuted.meeting_id)
  await announceMeeting(tx, minuted)
  return { ok: true, meeting: minuted }
}
