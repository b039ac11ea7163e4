import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** Statements whose texts depend on how many values they have would fill the server's memory without end. */
const MOST_STATEMENTS = 1_000
/** SQLSTATE and routine of a prepared statement that a migration made invalid. */
const INVALIDATED = { code: '0A000', routine: 'RevalidateCachedQuery' }

type Query = { text: string; values: unknown[]; name?: string }

/** Gives statement texts names: the same name for the same text, none for texts that come after the first thousand. */
export function createStatementNames(most = MOST_STATEMENTS) {
  let generation = 0
  let names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known || names.size >= most) return known
    const name = `s${generation}_${names.size}`
    names.set(text, name)
    return name
  }
  const forget = () => {
    generation++
    names = new Map()
  }
  return { nameOf, forget }
}

/**
 * The pool for a query builder: each connection parses a statement with parameters once, and plans it as often as the
 * server finds that the values make a difference. A statement with a list among its values is planned each time: a plan
 * for any list reads a whole table where this one has two rows.
 * When a migration changes what a statement answers, the one that finds out fails, and all are prepared anew.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = createStatementNames()
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = async (text: string, values: readonly unknown[]) => {
      const name = values.length > 0 && !values.some(Array.isArray) ? names.nameOf(text) : undefined
      const statement: Query = { text, values: [...values], ...(name ? { name } : {}) }
      try {
        return await client.query(statement)
      } catch (error) {
        if (isInvalidated(error)) names.forget()
        throw error
      }
    }
    return {
      // A cursor is never asked for: nothing streams through the query builder.
      query: query as unknown as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    }
  }
  const connect = async () => {
    const client = await pool.connect()
    const known = clients.get(client) ?? wrap(client)
    clients.set(client, known)
    return known
  }
  return { connect, end: () => pool.end(), options: pool.options }
}

/** True for the failure of a prepared statement that a migration has overtaken: prepared anew it works. */
export function isInvalidated(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('routine' in error)) return false
  return error.code === INVALIDATED.code && error.routine === INVALIDATED.routine
}
