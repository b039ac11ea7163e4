import type { Resource } from '@intarsi/access'
import { sharesOnly, territorySchema } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import { latestProfile } from '@intarsi/territories'
import type { Kysely } from 'kysely'
import type { EquipeSchema } from '../schema.ts'
import { findMeeting } from './lock-meeting.ts'
import type { MeetingRow, TableRow } from './tables.ts'

type Db = Kysely<EquipeSchema>

/** What rights read of a table. One that shares and decides nothing sees nothing that identifies. */
export function resourceOfTable(table: TableRow): Resource {
  return {
    territory: territorySchema.parse(table.territory_id),
    tables: [{ tableId: table.table_id, part: sharesOnly(table.function) ? 'shares' : 'decides' }],
  }
}

export async function getTable(db: Db, tableId: string): Promise<TableRow> {
  const table = await db
    .selectFrom('coordination_table')
    .selectAll()
    .where('table_id', '=', tableId)
    .executeTakeFirst()
  if (!table) throw problem(404, 'table-not-found', 'There is no such table.')
  return table
}

/** A meeting with its table; a 404 problem when there is none. */
export async function getMeeting(
  db: Db,
  meetingId: string,
): Promise<{ meeting: MeetingRow; table: TableRow }> {
  const meeting = await findMeeting({ trx: db }, meetingId)
  if (!meeting) throw problem(404, 'meeting-not-found', 'There is no such meeting.')
  return { meeting, table: await getTable(db, meeting.table_id) }
}

/** Whether items of a table are shown without what identifies a household (CE-03). */
export function isWithoutNames(table: TableRow): boolean {
  const profile = latestProfile(territorySchema.parse(table.territory_id))
  return profile.tables[table.key]?.withoutNames ?? false
}

/** Whether a table decides admissions. One that only discusses them (CE-03) makes nobody wait, and is never convened to decide. */
export function decidesAdmission(table: TableRow): boolean {
  const profile = latestProfile(territorySchema.parse(table.territory_id))
  return profile.tables[table.key]?.decidesAdmission ?? false
}

/** Who was delegated to chair a meeting. */
export async function listDelegates(db: Db, meetingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('meeting_delegate')
    .select('person_id')
    .where('meeting_id', '=', meetingId)
    .execute()
  return rows.map((row) => row.person_id)
}
