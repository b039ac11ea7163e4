import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type {} from './provided.ts'

const PREFIX = 'it'
const STALE_AFTER_MS = 3_600_000

/** Vitest's global setup of the suites that need PostgreSQL: finds the server, drops what the run made. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.INTARSI_TEST_PG
  if (!url) throw new Error('set INTARSI_TEST_PG to the URL of a PostgreSQL 18 superuser')
  const run = `${PREFIX}_${Date.now().toString(36)}_${randomBytes(3).toString('hex')}`
  await dropDatabases(url, isStale)
  project.provide('postgres', { url, run })
  return () => dropDatabases(url, (name) => name.startsWith(run))
}

/** A run that was killed leaves its databases; the next ones after an hour remove them. */
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
