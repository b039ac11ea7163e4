import { setTimeout as pause } from 'node:timers/promises'
import { deadLetterTopic } from '@intarsi/contracts'
import { backoffMs } from '../backoff.ts'
import { createLimiter } from '../limiter.ts'
import { noProbe } from '../probe.ts'
import type { Consumption, TopicLag } from '../transport.ts'
import { createWaker } from '../waker.ts'
import { catalogueOf } from './classify.ts'
import type { ConsumerContext, ConsumerOptions } from './context.ts'
import { describeError } from './failure.ts'
import { handleBatch } from './handle-batch.ts'
import { pruneInbox } from './inbox.ts'
import { createConsumerMetrics } from './metrics.ts'
import { type ParkedKey, type Redriven, redriveKey, redriveRequested } from './redrive.ts'
import { replayRequested } from './replay.ts'

const OPERATOR_POLL_MS = 1_000
const PRUNE_EVERY_MS = 3_600_000
const RETRY_MS = [20, 100, 300, 1_000] as const
const STOP_DEADLINE_MS = 15_000

export type Consumer = {
  /** Joins its groups; goes on trying while the log or the database cannot be reached. */
  start: () => void
  /** Finishes the events in hand, commits, leaves. Answers false when that took longer than the deadline. */
  stop: (options?: { deadlineMs?: number }) => Promise<boolean>
  healthy: () => boolean
  /** How far behind each topic is. Rejects when the log does not answer: then nobody knows. */
  lag: () => Promise<TopicLag[]>
  /** Applies the parked events of one key in order. */
  redrive: (parked: ParkedKey) => Promise<Redriven>
}

/** Everything a service reacts to, over any transport: inbox, parking, redrive and replay are the same code. */
export function createConsumer<Schema>(options: ConsumerOptions<Schema>): Consumer {
  let stopping = false
  let consumption: Consumption | undefined
  const context = createContext(options, () => consumption?.rebuilds() ?? 0)
  const { topics } = context.catalogue
  const lag = async () => (topics.length > 0 ? options.transport.lag(options.service, topics) : [])
  const waker = createWaker()
  let loops: Promise<unknown> | undefined
  const isStopping = () => stopping
  const consume = async () => {
    consumption = await untilStarted(context, isStopping)
    if (stopping) await consumption?.stop()
  }
  const stop = async ({ deadlineMs = STOP_DEADLINE_MS } = {}) => {
    stopping = true
    waker.wake()
    const stopped = Promise.all([consumption?.stop(), loops]).then(() => true)
    return Promise.race([stopped, pause(deadlineMs, false, { ref: false })])
  }
  return {
    start: () => {
      if (topics.length > 0)
        loops ??= Promise.all([consume(), runOperatorLoop(context, waker.sleep, isStopping)])
    },
    stop,
    healthy: () => topics.length === 0 || (consumption?.healthy() ?? false),
    lag,
    redrive: (parked) => redriveKey(context, parked),
  }
}

function createContext<Schema>(
  options: ConsumerOptions<Schema>,
  rebuilds: () => number,
): ConsumerContext<Schema> {
  const { service, db, transport, concurrency = 6 } = options
  const catalogue = catalogueOf(options.subscriptions)
  const lag = () => transport.lag(service, catalogue.topics)
  return {
    ...options,
    catalogue,
    excused: new Map(),
    limit: createLimiter(concurrency),
    metrics: createConsumerMetrics({
      ...{ metrics: options.metrics, service, db, lag, rebuilds },
      topics: catalogue.topics,
    }),
    probe: options.probe ?? noProbe,
    retryMs: options.retryMs ?? RETRY_MS,
  }
}

async function untilStarted<Schema>(context: ConsumerContext<Schema>, stopping: () => boolean) {
  const { transport, service, catalogue, logger } = context
  for (let failures = 0; !stopping(); ) {
    try {
      await transport.ensureTopics([...catalogue.topics, deadLetterTopic(service)])
      return await transport.consume({
        group: service,
        topics: catalogue.topics,
        handle: (batch, control) => handleBatch(context, batch, { control, mode: 'live' }),
      })
    } catch (error) {
      logger.warn({ service, reason: describeError(error) }, 'consumer not started, trying again')
      await pause(backoffMs(++failures))
    }
  }
  return undefined
}

/** What operators ask for through the database, and the inbox's housekeeping. */
async function runOperatorLoop<Schema>(
  context: ConsumerContext<Schema>,
  sleep: (longestMs: number) => Promise<void>,
  stopping: () => boolean,
) {
  let pruneAt = 0
  while (!stopping()) {
    try {
      await redriveRequested(context)
      await replayRequested(context, stopping)
      if (performance.now() >= pruneAt) {
        await pruneInbox(context.db, context.service)
        pruneAt = performance.now() + PRUNE_EVERY_MS
      }
    } catch (error) {
      context.logger.warn(
        { service: context.service, reason: describeError(error) },
        'requests not looked at',
      )
    }
    if (!stopping()) await sleep(OPERATOR_POLL_MS)
  }
}
