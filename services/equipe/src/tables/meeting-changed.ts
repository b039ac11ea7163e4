import { MOST_TOLD_ITEMS, meetingChanged } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import { listAgenda } from './list-agenda.ts'
import { listMemberIds } from './table-changed.ts'
import type { MeetingRow, MeetingState } from './tables.ts'

export type MeetingChange = {
  /** What happened, when it is not the state it led to: a moved meeting is planned again. */
  as?: MeetingState | 'moved'
  /** Persons told beside members and chairs: preparers and case managers of its items. */
  tell?: string[]
}

/**
 * Tells a change of a meeting, in order with everything else of its table; when it is convened, with what its agenda
 * holds. The caller holds the table's lock.
 */
export async function announceMeeting(
  tx: EquipeTx,
  meeting: MeetingRow,
  { as, tell = [] }: MeetingChange = {},
): Promise<void> {
  const table = await tx.trx
    .selectFrom('coordination_table')
    .selectAll()
    .where('table_id', '=', meeting.table_id)
    .executeTakeFirstOrThrow()
  const people = [
    ...(await listMemberIds(tx, meeting.table_id)),
    ...(await listChairIds(tx, meeting.table_id)),
  ]
  const state = as ?? meeting.state
  const agenda = state === 'convened' ? await listAgenda(tx, meeting.meeting_id, table) : null
  await tx.announce(
    meetingChanged,
    meeting.table_id,
    meetingChanged.data.parse({
      meetingId: meeting.meeting_id,
      tableId: meeting.table_id,
      territory: meeting.territory_id,
      tableFunction: table.function,
      state,
      startsAt: meeting.starts_at.toISOString(),
      formerStartsAt: meeting.former_starts_at?.toISOString() ?? null,
      extraordinary: meeting.extraordinary,
      itemCount: agenda?.length ?? (await countItems(tx, meeting.meeting_id)),
      ...(agenda ? { items: agenda.slice(0, MOST_TOLD_ITEMS) } : {}),
      tell: [...new Set([...people, ...tell])],
    }),
  )
}

async function listChairIds(tx: EquipeTx, tableId: string): Promise<string[]> {
  const rows = await tx.trx
    .selectFrom('table_chair')
    .select('person_id')
    .where('table_id', '=', tableId)
    .where('until_at', 'is', null)
    .execute()
  return rows.map((row) => row.person_id)
}

async function countItems(tx: EquipeTx, meetingId: string): Promise<number> {
  const { count } = await tx.trx
    .selectFrom('agenda_item')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('meeting_id', '=', meetingId)
    .where('state', 'in', ['planned', 'on-agenda', 'discussed'])
    .executeTakeFirstOrThrow()
  return Number(count)
}
