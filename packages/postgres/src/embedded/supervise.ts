import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Cluster } from './cluster.ts'
import type { KeptChild } from './kept-child.ts'
import { spawnServer, stopServer } from './server-process.ts'

const READY_DEADLINE_MS = 120_000
const POLL_MS = 20
const FIRST_BACK_OFF_MS = 100
const LONGEST_BACK_OFF_MS = 10_000
/** A server that lived this long did not die of its start: the next restart is prompt again. */
const STEADY_AFTER_MS = 30_000

/** Where the supervisor tells what happens; pino's logger fits. */
export type SupervisorLog = {
  info: (details: object, message: string) => void
  error: (details: object, message: string) => void
}

export type Supervision = {
  cluster: Cluster
  settings: Record<string, string>
  adminUrl: string
  logger: SupervisorLog
  onExit: () => void
}

export type Supervised = { ready: () => boolean; stop: () => Promise<void> }

/** Keeps PostgreSQL running until `stop`; resolves when it first answers, rejects when it does not start. */
export async function supervise(supervision: Supervision): Promise<Supervised> {
  const state = { ready: false, stopping: false }
  let server = await startOnce(supervision)
  state.ready = true

  const watch = async () => {
    let backOffMs = FIRST_BACK_OFF_MS
    while (!state.stopping) {
      const startedAt = performance.now()
      await server.exited
      if (state.stopping) return
      state.ready = false
      supervision.onExit()
      if (performance.now() - startedAt > STEADY_AFTER_MS) backOffMs = FIRST_BACK_OFF_MS
      supervision.logger.error({ backOffMs }, 'PostgreSQL ended by itself; starting it again')
      await pause(backOffMs)
      backOffMs = Math.min(backOffMs * 2, LONGEST_BACK_OFF_MS)
      const next = await tryAgain(supervision, state)
      if (next) server = next
      state.ready = next !== null
    }
  }
  const watching = watch()

  const stop = async () => {
    state.stopping = true
    state.ready = false
    await stopServer(supervision.cluster)
    await server.exited
    await watching
    await stopServer(supervision.cluster)
  }
  return { ready: () => state.ready, stop }
}

async function tryAgain(supervision: Supervision, state: { stopping: boolean }): Promise<KeptChild | null> {
  if (state.stopping) return null
  try {
    return await startOnce(supervision)
  } catch (error) {
    supervision.logger.error({ err: error }, 'PostgreSQL did not start')
    return null
  }
}

async function startOnce({ cluster, settings, adminUrl, logger }: Supervision): Promise<KeptChild> {
  await stopServer(cluster)
  const server = await spawnServer(cluster, settings)
  const ended = server.exited.then(() => {
    throw new Error(`PostgreSQL ended while starting; its log is ${cluster.logFile}`)
  })
  const stopAsking = new AbortController()
  try {
    await Promise.race([ended, untilItAnswers(adminUrl, stopAsking.signal)])
    logger.info({ logFile: cluster.logFile }, 'PostgreSQL is ready')
    return server
  } catch (error) {
    await stopServer(cluster)
    throw error
  } finally {
    stopAsking.abort()
    ended.catch(() => undefined)
  }
}

async function untilItAnswers(url: string, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + READY_DEADLINE_MS
  while (!signal.aborted) {
    const failure = await ask(url)
    if (!failure) return
    if (performance.now() > deadline) throw failure
    await pause(POLL_MS)
  }
}

async function ask(url: string): Promise<Error | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'intarsi-supervisor' })
  // A server that dies while we ask shows as the rejection below.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return null
  } catch (error) {
    return error as Error
  } finally {
    await client.end().catch(() => undefined)
  }
}
