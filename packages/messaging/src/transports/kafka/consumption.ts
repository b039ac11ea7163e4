import { setTimeout as pause } from 'node:timers/promises'
import { backoffMs } from '../../backoff.ts'
import type { BatchControl, ConsumeOptions, Consumption, RecordBatch } from '../../transport.ts'
import type { ClientOptions } from './client.ts'

export const HEARTBEATS_PER_SESSION = 10
export const REBALANCE_TIMEOUT_MS = 60_000
export const COMMIT_EVERY_MS = 1_000
export const LEAVE_DEADLINE_MS = 20_000
const SESSION_TIMEOUT_MS = 30_000
const LONGEST_BACKOFF_MS = 5_000

export type TopicConsumption = Consumption & {
  readonly topic: string
  /** What a watchdog looks at: the partitions of this member, and those in which a batch is in hand. */
  state: () => { assigned: number[]; busy: ReadonlySet<number> }
  /** Ends this client and builds another one. */
  rebuild: (why: string) => void
}

/** One client in the group of a topic, from joining to leaving; it is never started again. */
export type Member = {
  /** Joins and begins to read. Rejects when it cannot; what goes wrong later ends the run. */
  start: () => Promise<void>
  leave: () => Promise<void>
}

export type CreateMember = (run: Run) => Promise<Member>

type Settings = {
  client: ClientOptions
  options: ConsumeOptions
  topic: string
  createMember: CreateMember
}

/** What outlives a single client, and what its members write down for those who ask. */
export type Run = Settings & {
  stopping: boolean
  joined: boolean
  assigned: number[]
  /** Partitions of which a batch was finished since the last join. */
  settled: Set<number>
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
    const member = await run.createMember(run)
    try {
      await member.start()
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
    await member.leave()
    if (!run.stopping) await pause(backoffMs(Math.max(failures, 1), LONGEST_BACKOFF_MS))
  }
}

/** How long a member may say nothing before its group takes it for dead. */
export function sessionTimeoutOf({ sessionTimeoutMs = SESSION_TIMEOUT_MS }: ClientOptions): number {
  return sessionTimeoutMs
}

/** Handles a batch until it is done; false when it went stale before. No error of a handler ever reaches a client. */
export async function handleBatch(
  run: Run,
  batch: Omit<RecordBatch, 'redelivery'>,
  control: BatchControl,
): Promise<boolean> {
  const { partition, records } = batch
  run.busy.add(partition)
  try {
    await handleUntilDone(run, { ...batch, redelivery: !run.settled.has(partition) }, control)
    run.settled.add(partition)
    run.done += records.length
    return true
  } catch (error) {
    if (!control.stale()) throw error
    return false
  } finally {
    run.busy.delete(partition)
  }
}

/** Rejects only when the batch went stale. */
async function handleUntilDone(run: Run, batch: RecordBatch, control: BatchControl) {
  for (let failures = 0; ; ) {
    try {
      return await run.options.handle(failures > 0 ? { ...batch, redelivery: true } : batch, control)
    } catch (error) {
      if (control.stale()) throw error
      const about = { group: run.options.group, topic: batch.topic, partition: batch.partition, error }
      run.client.logger.warn(about, 'batch not handled, it comes again')
      await waitBeating(backoffMs(++failures, LONGEST_BACKOFF_MS), control)
      if (control.stale()) throw error
    }
  }
}

// Waiting is alive: what says so comes from this wait, not from a timer that would go on beside a stuck handler.
async function waitBeating(milliseconds: number, control: BatchControl) {
  for (let left = milliseconds; left > 0 && !control.stale(); left -= 500) {
    await pause(Math.min(left, 500))
    await control.progress()
  }
}
