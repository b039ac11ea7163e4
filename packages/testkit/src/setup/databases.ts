import { randomBytes } from 'node:crypto'
import pg from 'pg'

const PREFIX = 'it'
const STALE_AFTER_MS = 3_600_000

/** The prefix of this run's databases, and what removes them; leftovers of killed runs go after an hour. */
export async function databasesOfRun(url: string): Promise<{ run: string; drop: () => Promise<void> }> {
  const run = `${PREFIX}_${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`
  await dropDatabases(url, isStale)
  return { run, drop: () => dropDatabases(url, (name) => name.startsWith(run)) }
}

function isStale(name: string): boolean {
  const [prefix, startedAt] = name.split('_')
  return prefix === PREFIX && Date.now() - Number.parseInt(startedAt ?? '', 36) > STALE_AFTER_MS
}

async function dropDatabases(url: string, matches: (name: string) => boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'intarsi-testkit' })
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
    for (const { datname } of rows.filter((row) => matches(row.datname))) {
      await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`)
    }
  } finally {
    await client.end()
  }
}
