import { sql } from 'kysely'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeTx } from '../schema.ts'
import { dayWithinTerm } from './day-within-term.ts'
import { firstOpenDay, householdsOf, makeMeeting } from './extra-session.ts'
import { listConcerned } from './list-concerned.ts'
import { announceMeeting } from './meeting-changed.ts'
import { slideItem } from './slide-items.ts'
import { takeSlotAt } from './slots.ts'
import { decidesAdmission } from './table-resource.ts'
import type { AgendaItemRow, MeetingRow, TableRow } from './tables.ts'

type Late = AgendaItemRow & { decide_by: Date }

/**
 * A cadence that would decide after the general term (30 days from submission) convenes an extraordinary meeting: on the
 * last meeting day within the term, or when the agenda is frozen until then already on the first that is open. Those who
 * would wait longer move to it. U0 and U1 are decided between meetings and need none. Answers how many were planned.
 */
export async function keepDecisionTerm({
  db,
  unitOfWork,
}: Pick<EquipeDeps, 'db' | 'unitOfWork'>): Promise<number> {
  const tables = await db.selectFrom('coordination_table').selectAll().orderBy('table_id').execute()
  const late = new Set(await listTablesThatAreLate({ db }))
  let planned = 0
  for (const table of tables.filter((one) => late.has(one.table_id) && decidesAdmission(one))) {
    if (await unitOfWork((tx) => planWithinTerm(tx, table))) planned += 1
  }
  return planned
}

const lateItems = sql`
  from agenda_item i
  join deadline d on d.referral_id = i.referral_id and d.kind = 'decision' and d.closed_at is null
  left join meeting m on m.meeting_id = i.meeting_id
  where i.kind = 'new-referral' and i.state in ('planned', 'on-agenda') and i.counted
    and (i.meeting_id is null or m.starts_at > coalesce(d.latest_at, d.due_at))`

async function listTablesThatAreLate({ db }: Pick<EquipeDeps, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ table_id: string }>`select distinct i.table_id ${lateItems}`.execute(db)
  return rows.map((row) => row.table_id)
}

async function planWithinTerm(tx: EquipeTx, table: TableRow): Promise<MeetingRow | null> {
  const seen = await listLate(tx, table)
  const startsAt = await dayFor(tx, table, seen)
  if (!startsAt) return null
  for (const householdId of householdsOf(seen)) await tx.lock('equipe.households', householdId)
  await tx.lock('equipe.tables', table.table_id)
  const known = new Set(seen.map((item) => item.agenda_item_id))
  const late = (await listLate(tx, table)).filter((item) => known.has(item.agenda_item_id))
  if (late.length === 0) return null
  const meeting = await makeMeeting(tx, table, startsAt)
  for (const { decide_by: _by, ...item } of late) {
    const to = await takeSlotAt(tx, meeting.meeting_id, { slot: 'new', convenedToo: false })
    if (!to) break
    await slideItem(tx, item, { cause: 'extraordinary-meeting', by: 'system', to })
  }
  await announceMeeting(tx, meeting, { tell: await listConcerned(tx, meeting.meeting_id) })
  return meeting
}

/** Items that would be decided after their term, the one due first in front. */
async function listLate({ trx }: EquipeTx, table: TableRow): Promise<Late[]> {
  const { rows } = await sql<Late>`select i.*, coalesce(d.latest_at, d.due_at) as decide_by ${lateItems}
    and i.table_id = ${table.table_id} order by decide_by, i.agenda_item_id`.execute(trx)
  return rows
}

/**
 * Within the term of whoever is due first; when the freeze leaves no day in it, the first after it that still comes before
 * the meeting they wait for. Null: nobody would be brought forward.
 */
async function dayFor(tx: EquipeTx, table: TableRow, [first]: Late[]): Promise<Date | null> {
  if (!first) return null
  const startsAt = (await dayWithinTerm(tx, table, first.decide_by)) ?? (await firstOpenDay(tx, table))
  const waitsFor = await startOf(tx, first)
  return startsAt && waitsFor && waitsFor <= startsAt ? null : startsAt
}

async function startOf({ trx }: EquipeTx, { meeting_id }: Late): Promise<Date | null> {
  if (!meeting_id) return null
  const { starts_at } = await trx
    .selectFrom('meeting')
    .select('starts_at')
    .where('meeting_id', '=', meeting_id)
    .executeTakeFirstOrThrow()
  return starts_at
}
