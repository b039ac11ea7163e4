import { setTimeout as pause } from 'node:timers/promises'
import type { BatchControl } from '../transport.ts'
import type { Tx } from '../unit-of-work.ts'
import { alone, countAttempt, countFirst, forgetAttempts, MAX_ATTEMPTS } from './attempts.ts'
import type { Invalid, KnownEvent } from './classify.ts'
import type { ConsumerContext } from './context.ts'
import { applyUnderRootLock, underRootLock } from './context.ts'
import { ConsumerPaused, describeError, isDatabaseFailure, StaleBatch } from './failure.ts'
import { passGate } from './inbox.ts'
import { timed } from './metrics.ts'
import { inMode, type Mode } from './mode.ts'
import { type Arrival, type Failure, insertParked } from './parking.ts'

export type Delivery = { mode: Mode; redelivery: boolean; control: BatchControl }
export type EventArrival<Schema> = Arrival & { event: KnownEvent<Schema> }

/** What is said of an event whose handler ended the process at each attempt. */
export const ENDED_THE_PROCESS = 'ended the process'

type Outcome = 'handled' | 'duplicate' | 'queued' | 'parked'

/** What an attempt came to: an outcome, or how many have failed. */
type Attempted = { outcome: Outcome } | { failures: number }

/**
 * Applies one event once: inbox row, effects and announcements commit together. Rejects only when the consumer's own
 * database fails, the consumer is paused or the partition is lost; every other failure ends in the key's parked queue.
 */
export async function handleEvent<Schema>(
  context: ConsumerContext<Schema>,
  arrival: EventArrival<Schema>,
  delivery: Delivery,
): Promise<Outcome> {
  for (let failures = 0; ; ) {
    const attempted = delivery.redelivery
      ? await attemptRedelivered(context, arrival, delivery)
      : await attemptNew(context, arrival, failures > 0)
    if ('outcome' in attempted) return attempted.outcome
    failures = attempted.failures
    await pause(context.retryMs[failures - 1] ?? 1_000)
    refuseStale(delivery)
  }
}

/**
 * Counted before the handler runs: an event that kills the process leaves a trace. Events of several partitions begin
 * together and are all counted when one of them does so; from then on they are tried one after the other, or what was
 * beside it every time would be parked for it.
 */
async function attemptRedelivered<Schema>(
  context: ConsumerContext<Schema>,
  arrival: EventArrival<Schema>,
  delivery: Delivery,
): Promise<Attempted> {
  const { consumer, envelope } = arrival
  const excused = takeExcused(context, envelope.id)
  if (excused) return attemptCounted(context, arrival, excused)
  const trace = await countFirst(context.db, consumer, envelope.id)
  if (trace === 'applied') return { outcome: 'duplicate' }
  if (trace === 'first') return attemptCounted(context, arrival, 1)
  return alone(async () => {
    refuseStale(delivery)
    // Whoever waits behind others is alive all the same.
    await delivery.control.progress()
    const attempts = await countAttempt(context.db, consumer, envelope.id)
    if (attempts === 0) return { outcome: 'duplicate' }
    if (attempts <= MAX_ATTEMPTS) return attemptCounted(context, arrival, attempts)
    const failure = { reason: 'handler' as const, error: ENDED_THE_PROCESS, attempts: MAX_ATTEMPTS }
    return { outcome: await park(context, arrival, failure) }
  })
}

async function attemptCounted<Schema>(
  context: ConsumerContext<Schema>,
  arrival: EventArrival<Schema>,
  attempts: number,
): Promise<Attempted> {
  await context.probe('consumer-counted')
  try {
    return { outcome: await applyEvent(context, arrival, true) }
  } catch (error) {
    if (isNotTheEvent(error)) {
      context.excused.set(arrival.envelope.id, attempts)
      throw error
    }
    return failed(context, arrival, { error, attempts })
  }
}

async function attemptNew<Schema>(
  context: ConsumerContext<Schema>,
  arrival: EventArrival<Schema>,
  counted: boolean,
): Promise<Attempted> {
  try {
    return { outcome: await applyEvent(context, arrival, counted) }
  } catch (error) {
    if (isNotTheEvent(error)) throw error
    const attempts = await countAttempt(context.db, arrival.consumer, arrival.envelope.id)
    return failed(context, arrival, { error, attempts })
  }
}

async function failed<Schema>(
  context: ConsumerContext<Schema>,
  arrival: EventArrival<Schema>,
  { error, attempts }: { error: unknown; attempts: number },
): Promise<Attempted> {
  logFailure(context, arrival, { error, attempts })
  if (attempts < MAX_ATTEMPTS) return { failures: attempts }
  return {
    outcome: await park(context, arrival, { reason: 'handler', error: describeError(error), attempts }),
  }
}

function refuseStale({ control }: Delivery): void {
  if (control.stale()) throw new StaleBatch()
}

/** An attempt that the database or a pause cut short is not held against the event: it is made again uncounted. */
export function takeExcused<Schema>(
  { excused }: Pick<ConsumerContext<Schema>, 'excused'>,
  eventId: string,
): number | undefined {
  const attempts = excused.get(eventId)
  excused.delete(eventId)
  return attempts
}

/** Parks an event that no handler can be given. */
export function parkInvalid<Schema>(context: ConsumerContext<Schema>, arrival: Arrival, invalid: Invalid) {
  const { envelope } = arrival
  context.logger.warn({ event: envelope.id, type: envelope.type, reason: invalid.reason }, 'event parked')
  return park(context, arrival, { reason: invalid.reason, error: invalid.error, attempts: 0 })
}

/** True when the database or a pause is to blame, not the event: the batch comes again. */
export function isNotTheEvent(error: unknown): boolean {
  return error instanceof ConsumerPaused || isDatabaseFailure(error)
}

async function applyEvent<Schema>(
  context: ConsumerContext<Schema>,
  arrival: EventArrival<Schema>,
  counted: boolean,
): Promise<Outcome> {
  const { consumer, envelope, contract, event, mode } = arrival
  const outcome = await applyUnderRootLock(context, envelope, async (tx, rootStream): Promise<Outcome> => {
    const place = { consumer, eventId: envelope.id, topic: contract.topic, key: envelope.partitionkey }
    const gate = await passGate(tx.trx, { ...place, replay: mode !== 'live' })
    if (gate === 'paused') throw new ConsumerPaused()
    if (counted) await forgetAttempts(tx.trx, consumer, envelope.id)
    if (gate === 'done') return 'duplicate'
    if (gate === 'blocked') {
      await insertParked(tx.trx, { ...arrival, rootStream }, { reason: 'behind', error: '', attempts: 0 })
      return 'queued'
    }
    await runHandlers(context, event, inMode(tx, mode))
    await context.probe('consumer-handled')
    return 'handled'
  })
  await context.probe('consumer-committed')
  return outcome
}

export async function runHandlers<Schema>(
  { metrics, service }: Pick<ConsumerContext<Schema>, 'metrics' | 'service'>,
  { envelope, handlers }: KnownEvent<Schema>,
  tx: Tx<Schema>,
): Promise<void> {
  await timed(metrics.handlers, { service, type: envelope.type }, async () => {
    for (const { handle } of handlers) await handle(tx, envelope)
  })
}

async function park<Schema>(
  context: ConsumerContext<Schema>,
  arrival: Arrival,
  failure: Failure,
): Promise<Outcome> {
  await underRootLock(context, arrival.envelope, async (tx, rootStream) => {
    await insertParked(tx.trx, { ...arrival, rootStream }, failure)
    await forgetAttempts(tx.trx, arrival.consumer, arrival.envelope.id)
  })
  return 'parked'
}

export function logFailure<Schema>(
  { logger, service }: ConsumerContext<Schema>,
  { envelope }: Arrival,
  { error, ...about }: { error: unknown; attempts: number; together?: number },
) {
  const of = { service, event: envelope.id, type: envelope.type, ...about, reason: describeError(error) }
  logger.warn(of, about.attempts >= MAX_ATTEMPTS ? 'event parked' : 'handler failed')
}
