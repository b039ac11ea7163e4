import { TERRITORIES, type Territory } from '@intarsi/contracts'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeTx } from '../schema.ts'
import { frozenUntil } from './agenda-freeze.ts'
import { listConcerned } from './list-concerned.ts'
import { findMeeting } from './lock-meeting.ts'
import { announceMeeting } from './meeting-changed.ts'
import { stepMeeting } from './meeting-states.ts'
import { saveMeeting } from './save-meeting.ts'
import type { MeetingRow } from './tables.ts'

/** Freezes the agenda of a planned meeting and tells everybody concerned. Nothing happens when it is not planned any more. */
export async function conveneMeeting(tx: EquipeTx, meetingId: string): Promise<MeetingRow | null> {
  const seen = await findMeeting(tx, meetingId)
  if (!seen) return null
  await tx.lock('equipe.tables', seen.table_id)
  const meeting = await tx.trx
    .selectFrom('meeting')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!stepMeeting(meeting.state, 'convene').ok) return null
  const convened = await saveMeeting(tx, meeting, { state: 'convened' })
  await tx.trx
    .updateTable('agenda_item')
    .set((e) => ({ state: 'on-agenda', version: e('version', '+', 1) }))
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'planned')
    .execute()
  await announceMeeting(tx, convened, { tell: await listConcerned(tx, meetingId) })
  return convened
}

/** Convenes every meeting whose agenda freezes today or froze while nobody looked. Answers how many. */
export async function conveneDueMeetings({ db, unitOfWork, clock }: EquipeDeps): Promise<number> {
  const now = clock.now()
  let convened = 0
  for (const territory of TERRITORIES) {
    const due = await db
      .selectFrom('meeting')
      .select('meeting_id')
      .where('territory_id', '=', territory satisfies Territory)
      .where('state', '=', 'planned')
      .where('starts_at', '>', now)
      .where('starts_at', '<', frozenUntil(territory, now))
      .orderBy('starts_at')
      .execute()
    for (const { meeting_id } of due) {
      if (await unitOfWork((tx) => conveneMeeting(tx, meeting_id))) convened += 1
    }
  }
  return convened
}
