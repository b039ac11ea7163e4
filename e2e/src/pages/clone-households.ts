import { createReferralNumber } from '@intarsi/kernel'
import { createDatabase, createPool } from '@intarsi/postgres'
import { type Kysely, sql } from 'kysely'

/**
 * Databases with rows about households, and the tables whose rows a copy of a household has too. Equipe comes last: as
 * soon as it finds copies it moves them to meetings that have a place, and the others hear of it.
 */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  intarsi_housing: ['household', 'referral', 'request', 'run_result'],
  intarsi_notifications: ['feed_case', 'party', 'notice'],
  intarsi_intake: ['household', 'member', 'referral', 'referral_history'],
  intarsi_equipe: [
    'referral',
    'queue',
    'agenda_item',
    'case_manager',
    'choice_record',
    'deadline',
    'referral_move',
  ],
}

/** Ids that a copy must have of its own; people, tables, sportelli, meetings and places stay who and what they are. */
const OWN_IDS = new Set([
  'household_id',
  'referral_id',
  'request_id',
  'agenda_item_id',
  'choice_id',
  'deadline_id',
  'move_id',
  'event_id',
  'id',
])
const NUMBERS = new Set(['number', 'referral_number'])
/** Instants that lists are sorted by: each copy a little older than the one before. */
const SPREAD = new Set(['since', 'submitted_at', 'occurred_at', 'added_at', 'opened_at', 'moved_at', 'at'])

/** What a copy has otherwise: meetings are full, so it waits for one; its place among a reader's notices is new. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'referral.sender_reference': 'null',
  'queue.meeting_id': 'null',
  'queue.no_date': 'true',
  'agenda_item.meeting_id': 'null',
  'agenda_item.counted': 'false',
  'case_manager.case_manager_id': ownId('t.case_manager_id'),
  'notice.position': '(t.position + copy.number * 100000)',
}

/** What is urgent takes no place at a meeting: two hundred copies of it would stand on the agenda of the next one. */
const NOT_URGENT = `case when t.urgency in ('U0', 'U1') then 'U2' else t.urgency end`

function ownId(column: string): string {
  const digest = `md5(${column}::text || copy.number)`
  return `overlay(overlay(${digest} placing '7' from 13) placing '8' from 17)::uuid`
}

type Column = { table_name: string; column_name: string; data_type: string }

/**
 * Writes each household that the databases hold `copies` times more, with ids and numbers of its own in every service:
 * what a year of referrals leaves, in seconds.
 */
export async function cloneHouseholds(urlOf: (database: string) => string, copies: number): Promise<void> {
  const numbers = await withDatabase(urlOf('intarsi_intake'), (db) => numbersOfCopies(db, copies))
  for (const [database, tables] of Object.entries(TABLES)) {
    await withDatabase(urlOf(database), async (db) => {
      await db.transaction().execute(async (trx) => {
        await sql`create temp table copy (number int, original text, referral_number text)`.execute(trx)
        const { index, original, number } = numbers
        await sql`insert into copy
          select * from unnest(${index}::int[], ${original}::text[], ${number}::text[])`.execute(trx)
        for (const table of tables) await sql.raw(await copyOf(trx, table)).execute(trx)
      })
      await sql`analyze`.execute(db)
    })
  }
}

type Database = Kysely<Record<never, never>>

const STATEMENT_MS = 600_000

async function withDatabase<Answer>(url: string, work: (db: Database) => Promise<Answer>): Promise<Answer> {
  const applicationName = 'copies of households'
  const pool = createPool({ url, applicationName, poolSize: 1, statementTimeoutMs: STATEMENT_MS })
  const db = createDatabase<Record<never, never>>(pool)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

type Numbers = { index: number[]; original: string[]; number: string[] }

async function numbersOfCopies(db: Database, copies: number): Promise<Numbers> {
  const { rows } = await sql<{ number: string }>`select number from referral`.execute(db)
  const all = rows.flatMap(({ number }) =>
    Array.from({ length: copies }, (_, index) => ({ index: index + 1, original: number })),
  )
  return {
    index: all.map(({ index }) => index),
    original: all.map(({ original }) => original),
    number: all.map(({ original }) => createReferralNumber(original.slice(0, 2))),
  }
}

async function copyOf(db: Database, table: string): Promise<string> {
  const { rows } = await sql<Column>`
    select table_name, column_name, data_type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_identity = 'NO' and is_generated = 'NEVER'
    order by ordinal_position`.execute(db)
  const columns = rows.map(({ column_name: name }) => `"${name}"`).join(', ')
  const values = rows.map(copied).join(', ')
  const numbered = rows.find(({ column_name: name }) => NUMBERS.has(name))
  const join = numbered
    ? `copy on copy.original = t.${numbered.column_name}`
    : '(select distinct number from copy) copy on true'
  const households = rows.some(({ column_name: name }) => name === 'household_id')
    ? 'where t.household_id is not null'
    : ''
  return `insert into "${table}" (${columns}) select ${values} from "${table}" t join ${join} ${households}`
}

function copied({ table_name: table, column_name: name, data_type: type }: Column): string {
  const otherwise = OTHERWISE[`${table}.${name}`]
  if (otherwise) return otherwise
  if (name === 'urgency') return NOT_URGENT
  if (NUMBERS.has(name)) return 'copy.referral_number'
  if (OWN_IDS.has(name) && type === 'uuid') return ownId(`t."${name}"`)
  if (SPREAD.has(name)) return `t."${name}" - make_interval(mins => copy.number)`
  return `t."${name}"`
}
