import { type Kysely, sql } from 'kysely'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { readOnce } from '../read-once.ts'
import type { TopicLag } from '../transport.ts'

export type ConsumerMetrics = {
  events: Counter<'service' | 'outcome' | 'topic'>
  handlers: Histogram<'service' | 'type'>
  transactions: Histogram<'service'>
}

const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

type Sources<Schema> = {
  metrics: Registry | undefined
  service: string
  db: Kysely<Schema>
  lag: () => Promise<TopicLag[]>
  rebuilds: () => number
  topics: readonly string[]
}

/** Counters of what became of each record, and gauges read when they are asked for: lag per topic, parked events. */
export function createConsumerMetrics<Schema>(sources: Sources<Schema>): ConsumerMetrics {
  const registers = [sources.metrics ?? new Registry()]
  registerLag(sources, registers)
  registerParked(sources, registers)
  registerRebuilds(sources, registers)
  return {
    events: countEvents(sources, registers),
    handlers: new Histogram({
      name: 'intarsi_handler_seconds',
      help: 'Time in the handlers of an event',
      labelNames: ['service', 'type'],
      buckets: BUCKETS,
      registers,
    }),
    transactions: new Histogram({
      name: 'intarsi_consumer_transaction_seconds',
      help: 'Time of a transaction that applies events, with what handlers gather for its end and its commit',
      labelNames: ['service'],
      buckets: BUCKETS,
      registers,
    }),
  }
}

function countEvents<Schema>({ service, topics }: Sources<Schema>, registers: Registry[]) {
  const events = new Counter({
    name: 'intarsi_consumer_events_total',
    help: 'Records consumed, by what became of them',
    labelNames: ['service', 'topic', 'outcome'],
    registers,
  })
  // An increase is seen from a value to the next: the first dead letter of a series that begins with it raises no alert.
  for (const topic of topics) events.inc({ service, topic, outcome: 'dead-letter' }, 0)
  return events
}

/** Runs the work and observes how long it took, whether or not it failed. */
export async function timed<Label extends string, Result>(
  histogram: Histogram<Label>,
  labels: Record<Label, string>,
  work: () => Promise<Result>,
): Promise<Result> {
  const stop = histogram.startTimer(labels)
  try {
    return await work()
  } finally {
    stop()
  }
}

function registerLag<Schema>({ service, lag }: Sources<Schema>, registers: Registry[]) {
  const read = readOnce(lag)
  const gauge = ({ of, ...named }: { name: string; help: string; of: 'records' | 'seconds' }) => {
    const one: Gauge<'service' | 'topic'> = new Gauge({
      ...named,
      labelNames: ['service', 'topic'],
      registers,
      collect: async () => {
        const found = await read()
        one.reset()
        for (const { topic, ...values } of found ?? []) one.set({ service, topic }, values[of])
      },
    })
  }
  gauge({
    name: 'intarsi_consumer_lag_seconds',
    help: 'Age of the oldest record not yet consumed',
    of: 'seconds',
  })
  gauge({ name: 'intarsi_consumer_lag_records', help: 'Records not yet consumed', of: 'records' })
}

function registerParked<Schema>({ service, db }: Sources<Schema>, registers: Registry[]) {
  const read = readOnce(() => countParked(db, service))
  const parked: Gauge<'service' | 'reason'> = new Gauge({
    name: 'intarsi_consumer_parked',
    help: 'Events parked or queued behind a parked one',
    labelNames: ['service', 'reason'],
    registers,
    collect: async () => {
      const found = await read()
      parked.reset()
      for (const { reason, events } of found ?? []) parked.set({ service, reason }, events)
    },
  })
}

function registerRebuilds<Schema>({ service, rebuilds }: Sources<Schema>, registers: Registry[]) {
  const counter = new Counter({
    name: 'intarsi_consumer_rebuilds_total',
    help: 'Clients of the log that crashed or stuck and were replaced',
    labelNames: ['service'],
    registers,
    collect: () => {
      counter.reset()
      counter.inc({ service }, rebuilds())
    },
  })
}

async function countParked<Schema>(db: Kysely<Schema>, consumer: string) {
  const { rows } = await sql<{ reason: string; events: number }>`
    select reason, count(*)::int as events from parked where consumer = ${consumer} group by reason`.execute(
    db,
  )
  return rows
}
