import { setTimeout as pause } from 'node:timers/promises'
import { PARTITIONS } from '@intarsi/contracts'
import type { Consumer, EachBatchPayload } from 'kafkajs'
import { backoffMs } from '../../backoff.ts'
import type { ConsumeOptions, Consumption, RecordBatch } from '../../transport.ts'
import { type ClientOptions, createClient } from './client.ts'
import { recordsOf } from './records.ts'
import { groupIdOf } from './topics.ts'

const HEARTBEATS_PER_SESSION = 10
const LEAVE_DEADLINE_MS = 20_000
const LONGEST_BACKOFF_MS = 5_000

export type TopicConsumption = Consumption & {
  readonly topic: string
  /** What a watchdog looks at: the partitions of this member, and those in which a batch is in hand. */
  state: () => { assigned: number[]; busy: ReadonlySet<number> }
  /** Ends this client and builds another one. */
  rebuild: (why: string) => void
}

type Settings = { client: ClientOptions; options: ConsumeOptions; topic: string }

type Run = Settings & {
  stopping: boolean
  joined: boolean
  assigned: number[]
  /** Partitions of which a batch was finished since the last join. */
  settled: Set<number>
  /** Set when the coordinator no longer takes this member for an owner. */
  lost: unknown
  busy: Set<number>
  done: number
  rebuilds: number
  end: (why: string) => void
}

/** Consumes one topic. Ends a client that crashed, or sticks, and builds a new one; it never restarts an old one. */
export function consumeTopic(settings: Settings): TopicConsumption {
  const run: Run = {
    ...settings,
    ...{
      stopping: false,
      joined: false,
      assigned: [],
      settled: new Set<number>(),
      lost: undefined,
      busy: new Set<number>(),
      done: 0,
      rebuilds: 0,
    },
    end: () => undefined,
  }
  const finished = runClients(run)
  return {
    topic: settings.topic,
    healthy: () => run.joined,
    rebuilds: () => run.rebuilds,
    state: () => ({ assigned: run.assigned, busy: run.busy }),
    rebuild: (why) => run.end(why),
    stop: async () => {
      run.stopping = true
      run.end('stopped')
      await finished
    },
  }
}

async function runClients(run: Run) {
  const { logger } = run.client
  for (let failures = 0; !run.stopping; ) {
    const ended = new Promise<string>((resolve) => {
      run.end = resolve
    })
    const consumer = createConsumer(run)
    try {
      await start(run, consumer)
      const why = await ended
      failures = run.done > 0 ? 0 : failures + 1
      if (!run.stopping) {
        run.rebuilds++
        logger.error({ topic: run.topic, why }, 'consumer ended, building a new client')
      }
    } catch (error) {
      failures++
      logger.warn({ topic: run.topic, error }, 'consumer not started, trying again')
    }
    Object.assign(run, { joined: false, assigned: [], done: 0 })
    await leave(consumer)
    if (!run.stopping) await pause(backoffMs(Math.max(failures, 1), LONGEST_BACKOFF_MS))
  }
}

function createConsumer({ client, options, topic }: Run): Consumer {
  const sessionTimeout = client.sessionTimeoutMs ?? 30_000
  return createClient(client).consumer({
    groupId: groupIdOf(options.group, topic),
    sessionTimeout,
    heartbeatInterval: sessionTimeout / HEARTBEATS_PER_SESSION,
    rebalanceTimeout: 60_000,
    maxWaitTimeInMs: 500,
    minBytes: 1,
    maxBytesPerPartition: 1_048_576,
    allowAutoTopicCreation: false,
    retry: { retries: 5, restartOnFailure: async () => false },
  })
}

async function start(run: Run, consumer: Consumer) {
  consumer.on(consumer.events.CRASH, ({ payload }) => run.end(`crash: ${payload.error.name}`))
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    const assigned = payload.memberAssignment[run.topic] ?? []
    Object.assign(run, { joined: true, assigned, settled: new Set(), lost: undefined })
  })
  consumer.on(consumer.events.REBALANCING, () => run.client.probe?.('consumer-rebalancing'))
  run.client.countRequests(consumer)
  await consumer.connect()
  await consumer.subscribe({ topics: [run.topic], fromBeginning: true })
  await consumer.run({
    autoCommit: true,
    autoCommitInterval: 1_000,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: PARTITIONS,
    eachBatch: (payload) => handleBatch(run, payload),
  })
}

// No error of a handler ever reaches the client, which would start again for ever; only its own do, to make it rejoin.
async function handleBatch(run: Run, payload: EachBatchPayload): Promise<void> {
  const { batch, resolveOffset } = payload
  const stale = () => run.stopping || run.lost !== undefined || !payload.isRunning() || payload.isStale()
  const progress = () => beat(run, payload)
  const records = recordsOf(batch.topic, batch.partition, batch.messages)
  const control = { stale, progress }
  run.busy.add(batch.partition)
  try {
    const redelivery = !run.settled.has(batch.partition)
    await handleUntilDone(
      run,
      { topic: batch.topic, partition: batch.partition, records, redelivery },
      control,
    )
    run.settled.add(batch.partition)
    run.done += records.length
    resolveOffset(batch.lastOffset())
  } catch (error) {
    if (!stale()) throw error
  } finally {
    run.busy.delete(batch.partition)
  }
  if (run.lost) throw run.lost
}

type Control = Parameters<ConsumeOptions['handle']>[1]

/** Rejects only when the batch went stale. */
async function handleUntilDone(run: Run, batch: RecordBatch, control: Control) {
  for (let failures = 0; ; ) {
    try {
      return await run.options.handle(failures > 0 ? { ...batch, redelivery: true } : batch, control)
    } catch (error) {
      if (control.stale()) throw error
      const about = {
        group: run.options.group,
        topic: batch.topic,
        partition: batch.partition,
        error,
      }
      run.client.logger.warn(about, 'batch not handled, it comes again')
      await waitBeating(backoffMs(++failures, LONGEST_BACKOFF_MS), control)
      if (control.stale()) throw error
    }
  }
}

// Waiting is alive: the heartbeats come from this wait, not from a timer that would go on beside a stuck handler.
async function waitBeating(milliseconds: number, control: Control) {
  for (let left = milliseconds; left > 0 && !control.stale(); left -= 500) {
    await pause(Math.min(left, 500))
    await control.progress()
  }
}

async function beat(run: Run, { heartbeat }: EachBatchPayload) {
  try {
    await heartbeat()
  } catch (error) {
    run.lost ??= error
  }
}

async function leave(consumer: Consumer) {
  await Promise.race([
    consumer.disconnect().catch(() => undefined),
    pause(LEAVE_DEADLINE_MS, undefined, { ref: false }),
  ])
}
