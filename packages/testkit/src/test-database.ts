import { createHash, randomBytes } from 'node:crypto'
import { createPool, type MigrationSet, migrate } from '@intarsi/postgres'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from './setup/provided.ts'

export type TestDatabase = {
  url: string
  pool: pg.Pool
  /** Ends the pool and drops the database, whoever is still connected. */
  close: () => Promise<void>
}

/** What every clone of a template begins with, beside its tables. */
export type Contents = {
  /** Tells one content from another; same name, same content. */
  name: string
  /** Fills the migrated database at the address; called once in a run. Leaves no connection open. */
  fill: (url: string) => Promise<void>
}

/**
 * A database of its own for one test: a clone of a template to which the sets were applied, and the contents put in,
 * once in this run. Costs some tens of milliseconds. Without sets, an empty database.
 */
export async function testDatabase(
  sets: readonly MigrationSet[] = [],
  { poolSize = 10, contents }: { poolSize?: number; contents?: Contents } = {},
): Promise<TestDatabase> {
  const { url: serverUrl, run } = inject('postgres')
  const name = `${run}_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, async (server) => {
    const template = await ensureTemplate({ server, serverUrl, run, sets, contents })
    // Through the log of the server, which is the default, takes three times as long.
    await server.query(`create database ${name} template ${template} strategy file_copy`)
  })
  const url = databaseUrl(serverUrl, name)
  const pool = createPool({ url, applicationName: 'intarsi-test', poolSize })
  const close = async () => {
    await pool.end()
    await onServer(serverUrl, (server) => server.query(`drop database if exists ${name} with (force)`))
  }
  return { url, pool, close }
}

type Template = {
  server: pg.Client
  serverUrl: string
  run: string
  sets: readonly MigrationSet[]
  contents: Contents | undefined
}

async function ensureTemplate({ run, ...wanted }: Template): Promise<string> {
  const { server, sets, contents } = wanted
  const name = `${run}_template_${hashOf(sets, contents)}`
  await server.query('select pg_advisory_lock(hashtext($1))', [name])
  try {
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await makeTemplate({ ...wanted, name })
  } finally {
    await server.query('select pg_advisory_unlock(hashtext($1))', [name])
  }
  return name
}

async function makeTemplate({
  server,
  serverUrl,
  name,
  sets,
  contents,
}: Omit<Template, 'run'> & { name: string }) {
  // Built under another name: a run killed half-way leaves no template that looks finished.
  const draft = `${name}_draft`
  await server.query(`drop database if exists ${draft} with (force)`)
  await server.query(`create database ${draft} template template0`)
  const url = databaseUrl(serverUrl, draft)
  await migrate(url, sets)
  await contents?.fill(url)
  await server.query(`alter database ${draft} rename to ${name}`)
}

function hashOf(sets: readonly MigrationSet[], contents?: Contents): string {
  const hash = createHash('sha256')
  for (const { module, migrations } of sets) {
    for (const [name, { up }] of Object.entries(migrations)) hash.update(`${module}/${name}:${up}\n`)
  }
  if (contents) hash.update(`contents/${contents.name}\n`)
  return hash.digest('hex').slice(0, 12)
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function onServer<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'intarsi-testkit' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
