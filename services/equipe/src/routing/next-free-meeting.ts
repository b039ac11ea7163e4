import type { Territory, Urgency } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import { frozenUntil } from '../tables/agenda-freeze.ts'
import { dayWithinTerm } from '../tables/day-within-term.ts'
import { makeMeeting } from '../tables/extra-session.ts'
import type { MeetingRow, TableRow } from '../tables/tables.ts'
import { isUrgent } from './due.ts'

type Wish = {
  territory: Territory
  urgency: Urgency
  /** When the term for a decision ends; left out: no term runs. */
  decideBy?: Date | undefined
  /** Whose own place counts as free, for it leaves it; left out: it has none yet. */
  referralId?: string | undefined
}

export type FreeMeeting = {
  startsAt: Date
  /** Every planned meeting comes after the term: an extraordinary one would be made for that day. */
  isToBeMade: boolean
}

/**
 * The next meeting with a place for a referral, read without a lock: what a proposed case manager is told to wait for. A
 * cadence that would decide after the term convenes an extraordinary meeting within it, while a day is left; U0 and U1 are
 * decided between meetings. Another referral may take that place first; then the day moves and is told again.
 */
export async function nextFreeMeeting(
  tx: EquipeTx,
  { territory, urgency, decideBy, referralId }: Wish,
  table: TableRow,
): Promise<FreeMeeting | null> {
  const urgent = isUrgent(urgency)
  const meeting = await tx.trx
    .selectFrom('meeting')
    .select('starts_at as startsAt')
    .where('table_id', '=', table.table_id)
    .where('starts_at', '>', urgent ? tx.now : frozenUntil(territory, tx.now))
    .where('state', 'in', urgent ? ['planned', 'convened'] : ['planned'])
    .$if(!urgent, (query) => query.where(hasPlaceFor(referralId)))
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  const isLate = !urgent && decideBy && !(meeting && meeting.startsAt <= decideBy)
  const extraordinary = isLate ? await dayWithinTerm(tx, table, decideBy) : null
  if (extraordinary) return { startsAt: extraordinary, isToBeMade: true }
  return meeting ? { ...meeting, isToBeMade: false } : null
}

function hasPlaceFor(referralId: string | undefined) {
  if (referralId === undefined) return sql<boolean>`new_taken < capacity_new`
  const own = sql`select count(*) from agenda_item item where item.referral_id = ${referralId}
    and item.meeting_id = meeting.meeting_id and item.kind = 'new-referral' and item.counted
    and item.state in ('planned', 'on-agenda')`
  return sql<boolean>`new_taken - (${own}) < capacity_new`
}

/** Makes the extraordinary meeting, unless somebody else just did. The table's lock comes after persons, before meetings. */
export async function makeWithinTerm(tx: EquipeTx, wish: Wish, table: TableRow): Promise<MeetingRow | null> {
  await tx.lock('equipe.tables', table.table_id)
  const free = await nextFreeMeeting(tx, wish, table)
  return free?.isToBeMade ? await makeMeeting(tx, table, free.startsAt) : null
}
