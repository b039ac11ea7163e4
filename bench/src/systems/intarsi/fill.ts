import type pg from 'pg'
import { withClient } from '../../servers/databases.ts'
import type { Pools } from './look.ts'

type Service = keyof Pools

/** Tables with rows of a referral, which a copy of a household has too. */
const TABLES: Record<Service, readonly string[]> = {
  intake: ['household', 'member', 'referral', 'referral_history', 'http_idempotency'],
  equipe: [
    'referral',
    'agenda_item',
    'case_manager',
    'choice_record',
    'deadline',
    'referral_move',
    'load_hold',
  ],
  notifications: ['feed_case', 'party', 'notice', 'feed_event'],
}

/** Events that a referral leaves: told by the service, and applied by it. */
const EVENTS: Record<Service, { stream: string; told: number; applied: number }> = {
  intake: { stream: 'intake.households', told: 1, applied: 2 },
  equipe: { stream: 'equipe.households', told: 2, applied: 1 },
  notifications: { stream: 'public.households', told: 3, applied: 3 },
}

const TEMPLATES = 200
/** So many copies of each template are written by one statement: what its keys stand beside in the indexes stays in memory. */
const COPIES_AT_ONCE = 100
/** The keys of copies say times that begin here, in milliseconds since 1970, and go on by one with each copy. */
const FIRST_KEY = 1_600_000_000_000

/**
 * What a copy has otherwise, by column: keys of its own, and nothing of what is only ever read by who looks at it. It is
 * over, as nearly all of what is stored after years is: withdrawn, in no queue, on no agenda, with nothing due.
 */
const OTHERWISE: Readonly<Record<string, string>> = {
  'member.search_keys': `array(select key || '~' || n from unnest(t.search_keys) key)`,
  'member.tax_code': 'null',
  'member.permit_number': `t.permit_number || '~' || n`,
  'referral.state': `'withdrawn'`,
  'referral.closed_at': 't.updated_at',
  'agenda_item.state': `'removed'`,
  'agenda_item.meeting_id': 'null',
  'agenda_item.counted': 'false',
  'case_manager.state': `'ended'`,
  'case_manager.ended_at': 't.since',
  'deadline.closed_at': 't.due_at',
  'deadline.next_at': 'null',
  'deadline.outcome': `'moot'`,
  'load_hold.released_at': 't.taken_at',
  'referral.number': `t.number || '~' || n`,
  'referral.sender_reference': 'null',
  'referral.form': `'{}'`,
  'referral.facts': `'{}'`,
  'referral.submitted_facts': `'{}'`,
  'referral_history.data': `'{}'`,
  'choice_record.explanation': `'{}'`,
  'feed_event.body': `'{}'`,
  'http_idempotency.key': `t.key || '~' || n`,
  'http_idempotency.body': `'{}'`,
  'notice.position': 't.position + n * 1000000::bigint',
}

/** Ids of people, tables and the like, which stay what they are. */
const SHARED_ID =
  /^(territory|sportello|body|referrer|table|meeting|person|preparer|holder|recipient|client|reading_table|asked_first|runner_up|root|escalate_to|former_person|pic|decision|mail)_?(id)?$/

/**
 * Writes copies, long over, of households that came through the services until about so many referrals are stored, in
 * all three databases, with keys of their own; answers how many there are then.
 */
export async function fillTo(urls: Record<Service, string>, referrals: number): Promise<number> {
  const { stored, templates } = await withClient(urls.intake, readTemplates)
  const copies = Math.floor((referrals - stored) / templates.length)
  if (copies < 1) return stored
  const all = Object.entries(urls) as [Service, string][]
  await Promise.all(
    all.map(([service, url]) => withClient(url, (client) => fill(client, { service, templates, copies }))),
  )
  return stored + copies * templates.length
}

async function readTemplates(client: pg.Client): Promise<{ stored: number; templates: string[] }> {
  const { rows } = await client.query<{ id: string }>(
    `select household_id as id from referral where number not like '%~%' order by submitted_at limit ${TEMPLATES}`,
  )
  const count = await client.query<{ count: string }>('select count(*) from referral')
  return { stored: Number(count.rows[0]?.count), templates: rows.map(({ id }) => id) }
}

type Filling = { service: Service; templates: readonly string[]; copies: number }

async function fill(client: pg.Client, { service, templates, copies }: Filling): Promise<void> {
  // The copies fit together as their templates do; checking a million of them again would take most of the time.
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
  )
  const from = await highestCopy(client)
  for (const table of TABLES[service]) {
    await client.query(`create temp table template_row as select * from "${table}" where false`)
    await client.query(
      `insert into template_row select * from "${table}" where household_id = any($1::uuid[])`,
      [templates],
    )
    const copy = await copyOf(client, table)
    await withoutIndexes(client, table, async () => {
      for (let first = from + 1; first <= from + copies; first += COPIES_AT_ONCE)
        await client.query(copy, [first, Math.min(first + COPIES_AT_ONCE - 1, from + copies)])
    })
    await client.query('drop table template_row')
  }
  const { stream, told, applied } = EVENTS[service]
  const rows = copies * templates.length
  await client.query(
    'insert into message_root (stream, root_id, last_sequence) select $1, uuidv7()::text, 1 from generate_series(1, $2::int)',
    [stream, rows],
  )
  await client.query(
    `insert into outbox (id, aggregatetype, aggregateid, type, payload, topic, key, household_id, territory_id)
     select uuidv7(), $1, 'x', 'x', '{}', 'x', 'x', uuidv7(), 'RE' from generate_series(1, $2::int)`,
    [stream, rows * told],
  )
  await client.query(
    'insert into inbox (consumer, event_id, received_at) select $1, uuidv7(), now() from generate_series(1, $2::int)',
    [service, rows * applied],
  )
  await client.query('insert into fill_mark values ($1)', [from + copies])
  // What the server would do about so many new rows in its own time is done before anything is measured.
  await client.query('vacuum (analyze)')
  await client.query('checkpoint')
}

/** Indexes that guard nothing are made anew afterwards, which is many times faster than row by row. */
async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = $1::regclass and not indisunique`,
    [table],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await work()
  for (const { definition } of rows) await client.query(definition)
}

async function highestCopy(client: pg.Client): Promise<number> {
  await client.query('create table if not exists fill_mark (n int)')
  const { rows } = await client.query<{ n: number }>('select coalesce(max(n), 0) as n from fill_mark')
  return rows[0]?.n ?? 0
}

type Column = { column_name: string; data_type: string }

async function copyOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<Column>(
    `select column_name, data_type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER'
     order by ordinal_position`,
    [table],
  )
  const columns = rows.map(({ column_name: name }) => `"${name}"`).join(', ')
  const values = rows.map((column) => copied(table, column)).join(', ')
  return `insert into "${table}" (${columns}) select ${values}
    from template_row t cross join generate_series($1::int, $2::int) n`
}

/** The expression of a column of a copy; pure. */
export function copied(table: string, { column_name: name, data_type: type }: Column): string {
  const otherwise = OTHERWISE[`${table}.${name}`]
  if (otherwise) return otherwise
  if (name === 'referral_number') return `t.${name} || '~' || n`
  if (type !== 'uuid' || SHARED_ID.test(name)) return `t."${name}"`
  const time = `lpad(to_hex(${FIRST_KEY} + n), 12, '0')`
  return `(${time} || '7' || overlay(substr(md5(t."${name}"::text || n), 14) placing '8' from 4))::uuid`
}
