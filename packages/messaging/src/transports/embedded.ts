import { randomUUID } from 'node:crypto'
import { PARTITIONS } from '@intarsi/contracts'
import { createPool } from '@intarsi/postgres'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Consumption, OutgoingRecord, Transport } from '../transport.ts'
import { BUS_CHANNEL, startConsumption } from './embedded/consumption.ts'
import { forgetGroup, readLag, readTopics, seekPositions } from './embedded/positions.ts'
import { createPresence } from './embedded/presence.ts'
import { appendRecords, type Published } from './embedded/publish.ts'
import { startPruning } from './embedded/retention.ts'

export type EmbeddedTransportOptions = {
  /** The database of the log (`intarsi_bus`), with `busMigrations` applied. Reached directly, past any pooler. */
  url: string
  logger: Logger
  /** How long nothing is seen when every wake-up is lost; default 500 ms. */
  pollMs?: number
  /** How often members share the partitions anew; default 1 s. */
  balanceMs?: number
  /** How long a frozen member keeps its partitions; default 10 s. */
  idleSessionMs?: number
}

/** A partitioned log in PostgreSQL. One instance serves all services of a process, so that they wake each other. */
export function createEmbeddedTransport(options: EmbeddedTransportOptions): Transport {
  const { url, logger, pollMs = 500, balanceMs = 1_000, idleSessionMs = 10_000 } = options
  const pool = createPool({ url, applicationName: 'intarsi-bus', poolSize: 4 })
  pool.on('error', (error) => logger.warn({ error }, 'a connection to the log was lost'))
  const instance = randomUUID()
  const listeners = new Set<(published: Published[]) => void>()
  const consumptions = new Set<Consumption>()
  const presence = createPresence()
  const notifier = createNotifier(pool, instance)
  const stopPruning = startPruning(pool, logger)
  const onPublished = (listener: (published: Published[]) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const publish = async (records: OutgoingRecord[]) => {
    if (records.length === 0) return
    const published = await appendRecords(pool, records)
    for (const listener of listeners) listener(published)
    if (presence.othersMayListen()) notifier.notify()
  }
  const settings = { url, pool, logger, instance, presence, pollMs, balanceMs, idleSessionMs, onPublished }
  return {
    kind: 'embedded',
    ensureTopics: (topics) => ensureTopics(pool, topics),
    publish,
    consume: async (consume) => {
      const consumption = startConsumption(settings, consume)
      consumptions.add(consumption)
      return consumption
    },
    lag: (group, topics) => readLag(pool, group, topics),
    topicsOf: (group) => readTopics(pool, group),
    seek: (group, topics, to) => seekPositions(pool, group, topics, to),
    forget: (group, topics) => forgetGroup(pool, group, topics),
    close: async () => {
      stopPruning()
      await Promise.all([...consumptions].map((consumption) => consumption.stop()))
      await notifier.close()
      await pool.end()
    },
  }
}

async function ensureTopics(pool: pg.Pool, topics: string[]) {
  await pool.query(
    `insert into bus_partition (topic, partition)
     select t.topic, p.partition from unnest($1::text[]) t (topic) cross join generate_series(0, $2::int - 1) p (partition)
     on conflict do nothing`,
    [topics, PARTITIONS],
  )
}

const NOTIFY_EVERY_MS = 10

// Tells other processes, at once but then at most every 10 ms; what is lost here is found by their poll.
function createNotifier(pool: pg.Pool, instance: string) {
  let timer: NodeJS.Timeout | undefined
  let again = false
  let sending: Promise<unknown> = Promise.resolve()
  const send = () => {
    again = false
    sending = pool.query('select pg_notify($1, $2)', [BUS_CHANNEL, instance]).catch(() => undefined)
    timer = setTimeout(() => {
      timer = undefined
      if (again) send()
    }, NOTIFY_EVERY_MS)
  }
  const notify = () => {
    if (timer) again = true
    else send()
  }
  const close = async () => {
    clearTimeout(timer)
    await sending
  }
  return { notify, close }
}
