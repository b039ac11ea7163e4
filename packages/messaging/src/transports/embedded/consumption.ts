import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { backoffMs } from '../../backoff.ts'
import { openSession, type Session } from '../../ownership/session.ts'
import type { ConsumedRecord, ConsumeOptions, Consumption } from '../../transport.ts'
import { createWaker } from '../../waker.ts'
import {
  commitPositions,
  joinPartitions,
  type OwnedPartition,
  type Partitions,
  takeHanded,
} from './partitions.ts'
import { ensureConsumers } from './positions.ts'
import type { Presence } from './presence.ts'
import type { Published } from './publish.ts'
import { FULL_READ, readRecords } from './read.ts'

export const BUS_CHANNEL = 'intarsi_bus'
/** A crash repeats at most this much, and the inbox knows it. */
const COMMIT_EVERY_MS = 25

export type ConsumptionSettings = {
  url: string
  pool: pg.Pool
  logger: Logger
  /** Marks this process's own notifications, which it has already acted upon. */
  instance: string
  presence: Presence
  pollMs: number
  balanceMs: number
  idleSessionMs: number
  /** Calls back when this process publishes. */
  onPublished: (listener: (published: Published[]) => void) => () => void
}

type Run = ConsumptionSettings & {
  options: ConsumeOptions
  waker: ReturnType<typeof createWaker>
  running: Set<Promise<void>>
  partitions: Partitions | null
  session: Session | null
  stopping: boolean
}

/** Consumes with one session: its locks say which partitions are this member's, and only it can commit positions. */
export function startConsumption(settings: ConsumptionSettings, options: ConsumeOptions): Consumption {
  const waker = createWaker()
  const fresh = { waker, running: new Set<Promise<void>>(), partitions: null, session: null, stopping: false }
  const run: Run = { ...settings, options, ...fresh }
  const stopListening = settings.onPublished((published) => {
    for (const one of published) run.partitions?.hand(one)
    waker.wake()
  })
  const done = runSessions(run)
  const stop = async () => {
    run.stopping = true
    stopListening()
    waker.wake()
    await done
  }
  const healthy = () => run.partitions !== null && (run.session?.alive() ?? false)
  return { stop, healthy, rebuilds: () => 0 }
}

async function runSessions(run: Run) {
  const { url, idleSessionMs, options, logger } = run
  for (let failures = 0; !run.stopping; ) {
    try {
      const settings = { url, applicationName: `intarsi-consumer-${options.group}`, idleMs: idleSessionMs }
      run.session = await openSession(settings, run.waker.wake)
      await runSession(run, run.session, () => {
        failures = 0
      })
    } catch (error) {
      logger.warn({ group: options.group, error }, 'consumer without its log, connecting again')
      await pause(backoffMs(++failures))
    } finally {
      // A new session must not take up a partition on which this one still works.
      await Promise.all(run.running)
      run.partitions = null
      await run.session?.close()
      run.session = null
    }
  }
}

async function runSession(run: Run, session: Session, joined: () => void) {
  const consumers = await ensureConsumers(run.pool, run.options.group, run.options.topics)
  await session.listen(BUS_CHANNEL, (instance) => {
    if (instance === run.instance) return
    run.partitions?.touch()
    run.waker.wake()
  })
  await run.presence.join(session)
  try {
    const partitions = await joinPartitions(session, consumers)
    await pump(run, { session, partitions, joined })
    await Promise.all(run.running)
    if (session.alive()) await commitPositions(session, partitions.all())
  } finally {
    run.presence.leave()
  }
}

type Pump = { session: Session; partitions: Partitions; joined: () => void }

async function pump(run: Run, { session, partitions, joined }: Pump) {
  const balance = every(run.balanceMs)
  const poll = every(run.pollMs)
  const commit = every(COMMIT_EVERY_MS)
  while (!run.stopping && session.alive()) {
    if (poll.due()) partitions.touch()
    // What came is begun before the accounts are done: they take their time, and nobody waits for them.
    await startBatches(run, session, partitions.all())
    if (commit.due()) await commitPositions(session, partitions.all())
    if (balance.due()) {
      await partitions.balance()
      await run.presence.look(session)
      run.partitions = partitions
      joined()
      continue
    }
    const moved = partitions.all().some((slot) => slot.moved)
    const until = Math.min(poll.at(), balance.at(), moved ? commit.at() : Infinity)
    await run.waker.sleep(nextSleepMs(partitions.all(), until))
  }
}

function every(milliseconds: number) {
  let next = 0
  const due = () => {
    if (performance.now() < next) return false
    next = performance.now() + milliseconds
    return true
  }
  return { due, at: () => next }
}

function nextSleepMs(slots: OwnedPartition[], until: number): number {
  const retries = slots.filter((slot) => slot.retryAt > 0 && !slot.busy).map((slot) => slot.retryAt)
  return Math.max(Math.min(until, ...retries) - performance.now(), 1)
}

async function startBatches(run: Run, session: Session, slots: OwnedPartition[]) {
  const now = performance.now()
  const idle = slots.filter((slot) => !slot.busy && slot.retryAt <= now)
  for (const slot of idle.filter((one) => !one.touched && one.handed.length > 0)) {
    const batch = takeHanded(slot)
    if (batch.length > 0) startBatch(run, session, { slot, batch })
  }
  const unread = idle.filter((slot) => slot.touched && !slot.busy)
  if (unread.length > 0) await readBatches(run, session, unread)
}

async function readBatches(run: Run, session: Session, slots: OwnedPartition[]) {
  for (const slot of slots) slot.touched = false
  const { records, complete } = await readRecords(session, slots)
  for (const slot of slots) {
    const batch = records.get(`${slot.topic}/${slot.partition}`)
    // Whoever publishes more says so: only a read that was cut off needs another.
    if (!complete || batch?.length === FULL_READ) slot.touched = true
    if (batch) startBatch(run, session, { slot, batch })
    // What is published from now on nobody had before.
    else if (complete) slot.redelivery = false
  }
}

type Batch = { slot: OwnedPartition; batch: ConsumedRecord[] }

function startBatch(run: Run, session: Session, { slot, batch }: Batch) {
  slot.busy = true
  const work = handleBatch(run, session, { slot, batch }).finally(() => {
    run.running.delete(work)
    slot.busy = false
    run.waker.wake()
  })
  run.running.add(work)
}

async function handleBatch(run: Run, session: Session, { slot, batch }: Batch): Promise<void> {
  const { topic, partition, redelivery } = slot
  const stale = () => run.stopping || !session.alive()
  const control = { stale, progress: async () => undefined }
  try {
    await run.options.handle({ topic, partition, records: batch, redelivery }, control)
    const position = Number(batch.at(-1)?.offset) + 1
    Object.assign(slot, { position, moved: true, redelivery: false, failures: 0, retryAt: 0 })
  } catch (error) {
    slot.redelivery = true
    slot.touched = true
    slot.failures += 1
    slot.retryAt = performance.now() + backoffMs(slot.failures, 5_000)
    if (stale()) return
    const about = { group: run.options.group, topic, partition, error }
    run.logger.warn(about, 'batch not handled, it comes again')
  }
}
