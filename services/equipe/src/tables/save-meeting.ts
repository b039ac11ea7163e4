import type { Updateable } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import type { MeetingRow, MeetingTable } from './tables.ts'

/** Writes a change of a meeting that is locked, raising its version. */
export async function saveMeeting(
  tx: EquipeTx,
  meeting: MeetingRow,
  change: Updateable<MeetingTable>,
): Promise<MeetingRow> {
  return await tx.trx
    .updateTable('meeting')
    .set((e) => ({ ...change, version: e('version', '+', 1) }))
    .where('meeting_id', '=', meeting.meeting_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
