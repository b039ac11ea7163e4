import { Kysely, PostgresDialect } from 'kysely'
import type { Migration } from 'kysely/migration'
import pg from 'pg'
import { preparing } from './prepared.ts'

/** Numbered migrations by name (`0001-…`): forward only, safe while the old version runs. */
export type Migrations = Record<string, Migration>

export type DatabaseConfig = {
  /** `postgres://role:password@host:port/database` */
  url: string
  applicationName: string
  /** Connections at most; default 10. */
  poolSize?: number
  /** Longest statement; default 30 s. Migrations and the like need more. */
  statementTimeoutMs?: number
}

const DATE = 1082
const INT8 = 20

// A `date` stays the text that was stored (a Date object would be local midnight); counts fit a number.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text
    if (oid === INT8) return Number
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

/** A pool on which no statement, lock or forgotten transaction can wait for ever. */
export function createPool(config: DatabaseConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: config.url,
    application_name: config.applicationName,
    max: config.poolSize ?? 10,
    types,
    connectionTimeoutMillis: 10_000,
    lock_timeout: 10_000,
    statement_timeout: config.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 30_000,
    // What is read out of order costs about the same as in order, in memory and on the disks of today; by the server's
    // own figure, four times as much, a search for a name would read the members of thousands of households.
    options: '-c random_page_cost=1.1',
  })
  // An idle connection that breaks is replaced at the next use, and must not end the process; nor must one that the
  // server closes while `end`, which does not wait for its last word, has it closed.
  pool.on('error', () => undefined)
  // The pool does not listen to a connection that is in use. Whoever uses it is told by the statement that fails.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * The query builder on a pool. With `prepared` each connection keeps its statements parsed and, where all values have the
 * same plan, planned: for a service, which says the same things all day.
 */
export function createDatabase<Schema>(
  pool: pg.Pool,
  { prepared = false }: { prepared?: boolean } = {},
): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: prepared ? preparing(pool) : pool }) })
}
