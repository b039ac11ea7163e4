import { type ReferralState, territorySchema, type Urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor } from '@intarsi/http'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeSchema } from '../schema.ts'
import type { TableRow } from './tables.ts'

export const BOARD_COLUMNS = ['to-read', 'waiting', 'ready', 'decided'] as const
export type BoardColumn = (typeof BOARD_COLUMNS)[number]

const STATES: Readonly<Record<Exclude<BoardColumn, 'decided'>, readonly ReferralState[]>> = {
  'to-read': ['routed', 'under-review'],
  waiting: ['info-requested', 'awaiting-precondition', 'waiting-until', 'exclusion-proposed'],
  ready: ['ready'],
}

/** What is decided stays on the board for so long. */
const DECIDED_DAYS = 60
const DAY_MS = 86_400_000

type Db = Kysely<EquipeSchema>
type Table = Pick<TableRow, 'table_id' | 'territory_id' | 'key'>
export type BoardQuery = {
  table: Table
  now: Date
  urgency?: Urgency | undefined
  cursor?: string | undefined
  limit: number
}

/** How many referrals stand in each column. */
export async function countColumns(
  db: Db,
  { table, now, urgency }: BoardQuery,
): Promise<Record<BoardColumn, number>> {
  const rows = await db
    .selectFrom('referral')
    .select((e) => ['state', e.fn.countAll<string>().as('count')])
    .where(isOf(table))
    .where('closed_at', 'is', null)
    .where(isOfUrgency(urgency))
    .groupBy('state')
    .execute()
  const sum = (states: readonly ReferralState[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + Number(count), 0)
  const decided = await decisionsOf(db, { table, now, urgency })
    .select((e) => e.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return {
    'to-read': sum(STATES['to-read']),
    waiting: sum(STATES.waiting),
    ready: sum(STATES.ready),
    decided: Number(decided.count),
  }
}

/** One page of a column: urgent first, then by how long it waits; what is decided by the day of the decision. */
export async function listColumn(db: Db, column: BoardColumn, query: BoardQuery) {
  return column === 'decided' ? listDecided(db, query) : listOpen(db, STATES[column], query)
}

/** A table has what it reads, and what another reads for it to decide (FE-02, FE-04). */
function isOf({ table_id: id, territory_id: territory, key }: Table) {
  return sql<boolean>`(referral.reading_table_id = ${id}
    or (referral.territory_id = ${territory} and referral.admission->>'tableKey' = ${key}))`
}

async function listOpen(db: Db, states: readonly ReferralState[], query: BoardQuery) {
  const { table, urgency, cursor, limit } = query
  const keys = z.tuple([z.string(), z.iso.datetime(), z.uuid()])
  const after = cursor === undefined ? undefined : decodeCursor(cursor, keys)
  const shown = sql`closed_at is null and state = any(${states}) and ${isOfUrgency(urgency)} and ${isAfter(after)}
    order by urgency, submitted_at, referral_id limit ${limit + 1}`
  const rows = await db
    .selectFrom('referral')
    .leftJoin('queue', 'queue.referral_id', 'referral.referral_id')
    .leftJoin('meeting', 'meeting.meeting_id', 'queue.meeting_id')
    .selectAll('referral')
    .select(['queue.since', 'queue.no_date', 'queue.meeting_id', 'meeting.starts_at'])
    .where('referral.referral_id', 'in', idsOf(table, shown))
    .orderBy('referral.urgency')
    .orderBy('referral.submitted_at')
    .orderBy('referral.referral_id')
    .limit(limit + 1)
    .execute()
  const page = cutPage(rows, limit, (row) => [row.urgency, row.submitted_at.toISOString(), row.referral_id])
  return { items: page.items.map((row) => ({ ...row, decision: null })), next: page.next }
}

/** What a table reads and what it decides each has an index in the order of the board: no more is read than is shown. */
function idsOf({ table_id: id, territory_id: territory, key }: Table, shown: RawBuilder<unknown>) {
  return sql<string>`(
    (select referral_id from referral where reading_table_id = ${id} and ${shown})
    union
    (select referral_id from referral where territory_id = ${territory} and admission->>'tableKey' = ${key} and ${shown}))`
}

/** Of one urgency, or of any. */
function isOfUrgency(urgency: Urgency | undefined) {
  return urgency === undefined ? sql<boolean>`true` : sql<boolean>`referral.urgency = ${urgency}`
}

function isAfter(after: readonly [string, string, string] | undefined) {
  if (!after) return sql`true`
  return sql`(urgency, submitted_at, referral_id) > (${after[0]}, ${after[1]}::timestamptz, ${after[2]}::uuid)`
}

/** Standing decisions that ended the table's work on a referral, of the last weeks. */
function decisionsOf(db: Db, { table, now, urgency }: Pick<BoardQuery, 'table' | 'now' | 'urgency'>) {
  return db
    .selectFrom('decision')
    .innerJoin('referral', 'referral.referral_id', 'decision.referral_id')
    .where(isOf(table))
    .where('decision.territory_id', '=', territorySchema.parse(table.territory_id))
    .whereRef('decision.territory_id', '=', 'referral.territory_id')
    .where('decision.decided_at', '>=', new Date(now.getTime() - DECIDED_DAYS * DAY_MS))
    .where('decision.state', 'in', ['recorded', 'final'])
    .where('decision.kind', 'not in', ['defer', 'ask-information'])
    .where(isOfUrgency(urgency))
}

async function listDecided(db: Db, { table, now, urgency, cursor, limit }: BoardQuery) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
  const rows = await decisionsOf(db, { table, now, urgency })
    .selectAll('referral')
    .select(['decision_id', 'kind', 'decided_at', 'decided_by'])
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(decision.decided_at, decision.decision_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('decision.decided_at', 'desc')
    .orderBy('decision.decision_id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = cutPage(rows, limit, (row) => [row.decided_at.toISOString(), row.decision_id])
  return {
    items: page.items.map(({ decision_id, kind, decided_at, decided_by, ...row }) => ({
      ...row,
      since: decided_at,
      no_date: null,
      meeting_id: null,
      starts_at: null,
      decision: { decisionId: decision_id, kind, decidedAt: decided_at.toISOString(), decidedBy: decided_by },
    })),
    next: page.next,
  }
}
