import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPool, type MigrationSet, migrate } from '@intarsi/postgres'
import { startEmbeddedPostgres } from '@intarsi/postgres/embedded'
import { eventually } from '@intarsi/testkit/setup'
import { processesOf } from '../processes-of.ts'

const QUIET = { info: () => undefined, error: () => undefined }

export type Postgres = {
  port: number
  /** The address of a database of this server. */
  url: (database: string) => string
  /** SIGKILL of the server; whoever keeps it starts it again. */
  kill: () => Promise<void>
  /** SIGSTOP or SIGCONT of the server and every process of it. */
  signal: (signal: 'SIGSTOP' | 'SIGCONT') => Promise<void>
  up: () => Promise<unknown>
  create: (database: string, template?: string) => Promise<void>
  migrated: (database: string, sets: readonly MigrationSet[]) => Promise<void>
  drop: (databases: readonly string[]) => Promise<void>
  stop: () => Promise<void>
}

/**
 * A server of its own that takes SIGKILL: commits are written before they are told, and not forced to the disk, since a
 * killed process loses nothing that the system has.
 */
export async function startPostgres(directory: string): Promise<Postgres> {
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '600' }
  const start = await startEmbeddedPostgres({ dataDirectory: directory, logger: QUIET, settings })
  if (!start.started) throw new Error(`${directory} is in use`)
  const { postgres } = start
  const pgData = join(directory, 'postgres-18')
  const pidOf = async () => Number((await readFile(join(pgData, 'postmaster.pid'), 'utf8')).split('\n')[0])
  const url = (database: string) => postgres.url(database)
  const admin = (sql: string) => onServer(postgres.adminUrl, (client) => client.query(sql))
  const create = async (database: string, template = 'template0') => {
    await admin(`create database ${database} template ${template}`)
    // A copied sequence is in the journal as it stood, without the values that its next numbers were promised by: after
    // a crash it would give them again. After a checkpoint it writes them down anew.
    await admin('checkpoint')
  }
  return {
    port: Number(new URL(postgres.adminUrl).port),
    url,
    kill: async () => {
      process.kill(await pidOf(), 'SIGKILL')
    },
    // The server first: it then starts no other.
    signal: async (signal) => {
      const main = await pidOf()
      const others = (await processesOf(pgData)).map((line) => Number(line.split(' ')[0]))
      for (const pid of [main, ...others.filter((each) => each !== main)]) signalIfThere(pid, signal)
    },
    up: () => eventually(() => admin('select 1'), { deadlineMs: 60_000 }),
    create,
    migrated: async (database, sets) => {
      await create(database)
      await migrate(url(database), sets)
    },
    drop: async (databases) => {
      for (const each of databases) await admin(`drop database if exists ${each} with (force)`)
    },
    stop: () => postgres.stop(),
  }
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // A backend whose client left meanwhile.
    if ((error as { code?: string }).code !== 'ESRCH') throw error
  }
}

type Pool = ReturnType<typeof createPool>

/** One connection for one piece of work. */
export async function onServer<Result>(url: string, work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = createPool({ url, applicationName: 'intarsi-chaos', poolSize: 1 })
  try {
    return await work(pool)
  } finally {
    await pool.end()
  }
}
