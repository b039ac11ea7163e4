import type { Stream } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Probe } from '../probe.ts'
import type { Subscription } from '../subscription.ts'
import type { Transport } from '../transport.ts'
import type { Cause, Tx, UnitOfWork } from '../unit-of-work.ts'
import type { Catalogue } from './classify.ts'
import { type ConsumerMetrics, timed } from './metrics.ts'
import type { Arrival } from './parking.ts'
import { lockStreamOf } from './parking.ts'

export type ConsumerOptions<Schema> = {
  service: string
  subscriptions: readonly Subscription<Schema>[]
  transport: Transport
  unitOfWork: UnitOfWork<Schema>
  db: Kysely<Schema>
  logger: Logger
  metrics?: Registry
  /** Handlers at work at once, over all partitions; keep it under the pool's size. Default 6. */
  concurrency?: number
  /** Makes the consumer rebuildable: empties what its handlers fill. Such handlers announce nothing. */
  reset?: (tx: Tx<Schema>) => Promise<void>
  probe?: Probe
  /** Pauses before attempts 2 to 5, milliseconds. */
  retryMs?: readonly number[]
}

export type ConsumerContext<Schema> = Omit<ConsumerOptions<Schema>, 'metrics'> & {
  readonly catalogue: Catalogue<Schema>
  readonly limit: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly metrics: ConsumerMetrics
  /** Attempts counted in this process that ended for no fault of their event, by event. */
  readonly excused: Map<string, number>
  readonly probe: Probe
  readonly retryMs: readonly number[]
}

/** One transaction about an event's root, with the root's row locked first. */
export function underRootLock<Schema, Result>(
  context: Pick<ConsumerContext<Schema>, 'service' | 'unitOfWork'>,
  envelope: Arrival['envelope'],
  work: (tx: Tx<Schema>, rootStream: string) => Promise<Result>,
): Promise<Result> {
  const rootStream = lockStreamOf(context.service, envelope)
  return context.unitOfWork(async (tx) => {
    // Roots of other services have a lock row here too, although nothing can be announced on their streams.
    await tx.lock(rootStream as Stream, envelope.partitionkey)
    return work(tx, rootStream)
  }, causeOf(envelope))
}

/** The same for effects of events, timed. */
export function applyUnderRootLock<Schema, Result>(
  context: Pick<ConsumerContext<Schema>, 'service' | 'unitOfWork' | 'metrics'>,
  envelope: Arrival['envelope'],
  work: (tx: Tx<Schema>, rootStream: string) => Promise<Result>,
): Promise<Result> {
  const { metrics, service } = context
  return timed(metrics.transactions, { service }, () => underRootLock(context, envelope, work))
}

export function causeOf({ correlationid, id, traceparent }: Arrival['envelope']): Cause {
  return { correlationId: correlationid, causationId: id, ...(traceparent ? { traceparent } : {}) }
}
