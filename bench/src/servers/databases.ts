import { databaseUrl, type MigrationSet, migrate } from '@intarsi/postgres'
import pg from 'pg'

/** Makes a database anew and brings it to the newest version; answers its URL. */
export async function createDatabase(
  adminUrl: string,
  name: string,
  sets: readonly MigrationSet[] = [],
): Promise<string> {
  await withClient(adminUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name} template template0`)
  })
  const url = databaseUrl(adminUrl, name)
  await migrate(url, sets)
  return url
}

export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Transactions committed and rolled back in the databases with this prefix. */
export async function countTransactions(pool: pg.Pool, prefix: string): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    `select sum(xact_commit + xact_rollback) as count from pg_stat_database where datname like $1 || '%'`,
    [prefix],
  )
  return Number(rows[0]?.count ?? 0)
}

/** When each row was committed, as an expression in milliseconds since 1970. */
export const COMMITTED_AT = 'extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000'

const AT_ONCE = 5_000

/** Asks in portions: a statement with a hundred thousand ids helps nobody. */
export async function queryByIds<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  ids: readonly string[],
): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE)
    rows.push(...(await pool.query<Row>(text, [ids.slice(at, at + AT_ONCE)])).rows)
  return rows
}
