import type pg from 'pg'
import { withClient } from './servers/databases.ts'

/** A statement on the way of a referral: how often and how long it runs for each. */
export type Statement = { database: string; text: string; callsEach: number; msEach: number }

/** Begins to count anew. */
export async function resetStatements(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('create extension if not exists pg_stat_statements')
    await client.query('select pg_stat_statements_reset()')
  })
}

/** What ran in the databases with this prefix since the count began, the longest first. */
export async function readStatements(
  adminUrl: string,
  prefix: string,
  requests: number,
): Promise<Statement[]> {
  const { rows } = await withClient(adminUrl, (client) =>
    client.query<{ database: string; text: string; calls: number; ms: number }>(
      `select d.datname as database, s.query as text, s.calls::float8 as calls, s.total_exec_time as ms
       from pg_stat_statements s join pg_database d on d.oid = s.dbid
       where d.datname like $1 || '%' order by s.total_exec_time desc`,
      [prefix],
    ),
  )
  return rows.map(({ database, text, calls, ms }) => ({
    database: database.slice(prefix.length),
    text: text.replaceAll(/\s+/g, ' '),
    callsEach: calls / requests,
    msEach: ms / requests,
  }))
}

type PlanNode = { 'Node Type': string; 'Relation Name'?: string; Plans?: PlanNode[] }

/** The tables that a statement would read from one end to the other, of those that are named. */
export async function sequentialScans(
  pool: pg.Pool,
  text: string,
  tables: ReadonlySet<string>,
): Promise<string[]> {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (generic_plan, format json) ${text}`,
  )
  return scansIn(rows[0]?.['QUERY PLAN'][0].Plan, tables)
}

/** Pure: the sequential scans in a plan. */
export function scansIn(plan: PlanNode | undefined, tables: ReadonlySet<string>): string[] {
  if (!plan) return []
  const relation = plan['Relation Name']
  const own = plan['Node Type'] === 'Seq Scan' && relation && tables.has(relation) ? [relation] : []
  return [...own, ...(plan.Plans ?? []).flatMap((part) => scansIn(part, tables))]
}
