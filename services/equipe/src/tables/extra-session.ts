import { territorySchema } from '@intarsi/contracts'
import { latestProfile, workingCalendar } from '@intarsi/territories'
import type { EquipeDeps } from '../deps.ts'
import { addDays, romeDay, romeInstant } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { frozenUntil } from './agenda-freeze.ts'
import { listConcerned } from './list-concerned.ts'
import { announceMeeting } from './meeting-changed.ts'
import { slideItem } from './slide-items.ts'
import { takeSlotAt } from './slots.ts'
import type { AgendaItemRow, MeetingRow, TableRow } from './tables.ts'

type Waiting = { items: AgendaItemRow[]; meetings: Map<string, MeetingRow> }

/**
 * Where as many new referrals wait as the profile says (12), and the next meeting cannot take them all, an extraordinary
 * meeting is planned on the first meeting day still open to the agenda, and those who would wait longest move to it.
 */
export async function planExtraSessions({
  db,
  unitOfWork,
}: Pick<EquipeDeps, 'db' | 'unitOfWork'>): Promise<number> {
  const crowded = await db
    .selectFrom('agenda_item')
    .innerJoin('coordination_table', 'coordination_table.table_id', 'agenda_item.table_id')
    .selectAll('coordination_table')
    .where('agenda_item.kind', '=', 'new-referral')
    .where('agenda_item.state', 'in', ['planned', 'on-agenda'])
    .where('agenda_item.counted', '=', true)
    .groupBy('coordination_table.table_id')
    .having((e) => e.fn.countAll(), '>=', 2)
    .execute()
  let planned = 0
  for (const table of crowded) {
    const profile = latestProfile(territorySchema.parse(table.territory_id))
    const { capacity } = profile.tables[table.key] ?? {}
    if (!capacity) continue
    const made = await unitOfWork((tx) => planExtraSession(tx, table, capacity.extraSessionAt))
    if (made) planned += 1
  }
  return planned
}

/** Plans one extra session of a table when it is due; null when it is not, or would bring nobody forward. */
export async function planExtraSession(
  tx: EquipeTx,
  table: TableRow,
  threshold: number,
): Promise<MeetingRow | null> {
  const seen = await listWaiting(tx, table)
  if (seen.items.length < threshold || hasExtraSession(seen, tx.now)) return null
  const startsAt = await firstOpenDay(tx, table)
  if (!startsAt || lateItems(seen, startsAt).length === 0) return null
  for (const householdId of householdsOf(seen.items)) await tx.lock('equipe.households', householdId)
  await tx.lock('equipe.tables', table.table_id)
  const waiting = await listWaiting(tx, table)
  const known = new Set(householdsOf(seen.items))
  const late = lateItems(waiting, startsAt).filter(
    (item) => item.household_id && known.has(item.household_id),
  )
  if (late.length === 0 || hasExtraSession(waiting, tx.now)) return null
  const meeting = await makeMeeting(tx, table, startsAt)
  for (const item of late) {
    const to = await takeSlotAt(tx, meeting.meeting_id, { slot: 'new', convenedToo: false })
    if (!to) break
    await slideItem(tx, item, { cause: 'extraordinary-meeting', by: 'system', to })
  }
  await announceMeeting(tx, meeting, { tell: await listConcerned(tx, meeting.meeting_id) })
  return meeting
}

async function listWaiting(tx: EquipeTx, table: TableRow): Promise<Waiting> {
  const items = await tx.trx
    .selectFrom('agenda_item')
    .selectAll()
    .where('table_id', '=', table.table_id)
    .where('kind', '=', 'new-referral')
    .where('state', 'in', ['planned', 'on-agenda'])
    .where('counted', '=', true)
    .orderBy('urgency')
    .orderBy('added_at')
    .execute()
  const meetings = await tx.trx
    .selectFrom('meeting')
    .selectAll()
    .where('table_id', '=', table.table_id)
    .where('starts_at', '>', tx.now)
    .where('state', 'in', ['planned', 'convened'])
    .execute()
  return { items, meetings: new Map(meetings.map((meeting) => [meeting.meeting_id, meeting])) }
}

function hasExtraSession({ meetings }: Waiting, now: Date): boolean {
  return [...meetings.values()].some((meeting) => meeting.extraordinary && meeting.starts_at > now)
}

/** Items that would be spoken of only after an instant, or have no date at all. */
function lateItems({ items, meetings }: Waiting, startsAt: Date): AgendaItemRow[] {
  return items.filter((item) => {
    const meeting = item.meeting_id && meetings.get(item.meeting_id)
    return !meeting || (meeting.state === 'planned' && meeting.starts_at > startsAt)
  })
}

export function householdsOf(items: AgendaItemRow[]): string[] {
  return [...new Set(items.map((item) => item.household_id))].filter((id) => id !== null).sort()
}

/** The first meeting day after the freeze on which the table does not meet yet; null for a table without a cadence. */
export async function firstOpenDay(tx: EquipeTx, table: TableRow): Promise<Date | null> {
  const territory = territorySchema.parse(table.territory_id)
  const profile = latestProfile(territory)
  const cadence = profile.tables[table.key]?.cadence
  if (!cadence) return null
  const calendar = workingCalendar(profile)
  const busy = new Set((await listMeetingDays(tx, table)).map(romeDay))
  let day = romeDay(frozenUntil(territory, tx.now))
  while (!calendar.isMeetingDay(day) || busy.has(day)) day = addDays(day, 1)
  return romeInstant(day, cadence.startsAt)
}

export async function listMeetingDays(tx: EquipeTx, table: TableRow): Promise<Date[]> {
  const rows = await tx.trx
    .selectFrom('meeting')
    .select('starts_at')
    .where('table_id', '=', table.table_id)
    .where('starts_at', '>', tx.now)
    .where('state', '!=', 'cancelled')
    .execute()
  return rows.map((row) => row.starts_at)
}

export async function makeMeeting(tx: EquipeTx, table: TableRow, startsAt: Date): Promise<MeetingRow> {
  const { cadence, capacity } =
    latestProfile(territorySchema.parse(table.territory_id)).tables[table.key] ?? {}
  return await tx.trx
    .insertInto('meeting')
    .values({
      table_id: table.table_id,
      territory_id: table.territory_id,
      starts_at: startsAt,
      minutes_long: cadence?.minutes ?? 120,
      state: 'planned',
      extraordinary: true,
      cadence_at: null,
      capacity_new: capacity?.newReferrals ?? 8,
      capacity_updates: capacity?.updates ?? 4,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
