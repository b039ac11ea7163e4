import { createStatementNames } from '@intarsi/postgres'
import pg from 'pg'
import { createLimiter } from '../limiter.ts'

export type SessionOptions = {
  url: string
  applicationName: string
  /** After this silence the server ends the session and frees its locks: a frozen process owns nothing. */
  idleMs: number
}

/** A direct connection whose advisory locks say what this process owns: whoever loses it can mark nothing as done. */
export type Session = {
  readonly pid: number
  readonly alive: () => boolean
  query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  listen: (channel: string, heard: (payload: string, pid: number) => void) => Promise<void>
  /** Waits for the work while saying to the server that the process lives. */
  during: <Result>(work: Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

/** Connects past any pool. `onEnd` is called once, when the connection is over for whatever reason. */
export async function openSession(options: SessionOptions, onEnd: () => void): Promise<Session> {
  const client = createClient(options)
  let alive = true
  const end = () => {
    if (alive) onEnd()
    alive = false
  }
  client.on('error', end)
  client.on('end', end)
  await client.connect()
  const [row] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows
  const inTurn = createLimiter(1)
  const names = createStatementNames()
  const query: Session['query'] = (text, values) => {
    // What a session asks it asks several times a second: it is parsed and planned once.
    const name = values ? names.nameOf(text) : undefined
    const statement = { text, ...(values ? { values } : {}), ...(name ? { name } : {}) }
    return inTurn(async () => (await client.query(statement)).rows)
  }
  return {
    pid: row?.pid ?? 0,
    alive: () => alive,
    query,
    listen: async (channel, heard) => {
      client.on('notification', (message) => {
        if (message.channel === channel) heard(message.payload ?? '', message.processId)
      })
      await query(`listen ${pg.escapeIdentifier(channel)}`)
    },
    during: (work) => during(work, { ping: () => query('select 1'), everyMs: options.idleMs / 3 }),
    close: async () => {
      await client.end().catch(() => undefined)
    },
  }
}

// What is written here are marks of progress: losing the last ones repeats some work, and waiting for the disk is dear.
function createClient({ url, applicationName, idleMs }: SessionOptions): pg.Client {
  return new pg.Client({
    connectionString: url,
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    lock_timeout: 10_000,
    options: `-c idle_session_timeout=${idleMs} -c synchronous_commit=off`,
  })
}

type Pinging = { ping: () => Promise<unknown>; everyMs: number }

async function during<Result>(work: Promise<Result>, { ping, everyMs }: Pinging) {
  const timer = setInterval(() => ping().catch(() => undefined), everyMs)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
