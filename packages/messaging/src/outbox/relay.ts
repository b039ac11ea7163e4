import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { backoffMs } from '../backoff.ts'
import { joinLockShare, type LockShare } from '../ownership/lock-share.ts'
import { openSession, type Session } from '../ownership/session.ts'
import { noProbe, type Probe } from '../probe.ts'
import { SHARDS } from '../shard.ts'
import type { Transport } from '../transport.ts'
import { createWaker } from '../waker.ts'
import { deletePending, FULL_READ, readPending, recordOf } from './pending.ts'
import { createRelayMetrics } from './relay-metrics.ts'

/** The advisory lock class of shards; a service's database has no other two-key advisory locks. */
const SHARD_LOCKS = 64_001
const CHANNEL = 'intarsi_outbox'
const NOTIFY_EVERY_MS = 20

export type RelayOptions = {
  /** The service's own database, reached directly: a connection of a pool or a pooler cannot own a shard. */
  url: string
  transport: Pick<Transport, 'publish'>
  service: string
  logger: Logger
  metrics?: Registry
  /** Events per publication; default 500. */
  batchSize?: number
  /** How long nothing is seen when every wake-up is lost; default 500 ms. */
  pollMs?: number
  /** How long a frozen relay keeps its shards; default 10 s. */
  idleSessionMs?: number
  probe?: Probe
}

export type Relay = {
  start: () => void
  /** Says that a transaction with announcements has committed. */
  wake: () => void
  /** Finishes the batch in hand, gives the shards back. */
  stop: () => Promise<void>
  /** True while the relay has its connection to the database. */
  healthy: () => boolean
}

/** Publishes what the outbox holds, in order per key, at least once. Several relays of one database share its shards. */
export function createRelay(options: RelayOptions): Relay {
  const waker = createWaker()
  const state: State = { options, waker, stopping: false, session: null, others: false, lastNotify: 0 }
  createRelayMetrics(options, () => state.session)
  let running: Promise<void> | undefined
  return {
    start: () => {
      running ??= runSessions(state)
    },
    wake: () => {
      state.others = true
      waker.wake()
    },
    stop: async () => {
      state.stopping = true
      waker.wake()
      await running
    },
    healthy: () => state.session?.alive() ?? false,
  }
}

type State = {
  options: RelayOptions
  waker: ReturnType<typeof createWaker>
  stopping: boolean
  session: Session | null
  /** Other instances may own the shards of what was committed here, and have not been told. */
  others: boolean
  lastNotify: number
}

async function runSessions(state: State) {
  const { url, service, logger, idleSessionMs = 10_000 } = state.options
  for (let failures = 0; !state.stopping; ) {
    try {
      const settings = { url, applicationName: `intarsi-relay-${service}`, idleMs: idleSessionMs }
      state.session = await openSession(settings, state.waker.wake)
      failures = 0
      await runSession(state, state.session)
    } catch (error) {
      logger.warn({ service, error }, 'relay without its database, connecting again')
      await pause(backoffMs(++failures))
    } finally {
      await state.session?.close()
      state.session = null
    }
  }
}

async function runSession(state: State, session: Session) {
  const { pollMs = 500 } = state.options
  await session.listen(CHANNEL, (_, pid) => {
    if (pid !== session.pid) state.waker.wake()
  })
  const share = await joinLockShare({ session, lockClass: SHARD_LOCKS, slots: SHARDS })
  let balancedAt = Number.NEGATIVE_INFINITY
  let failures = 0
  while (!state.stopping && session.alive()) {
    const outcome = await publishOldest(state.options, session, share)
    failures = outcome === 'failed' ? failures + 1 : 0
    if (failures > 0) await session.during(pause(backoffMs(failures)))
    // After what was committed is out: nobody waits while the shards are counted.
    if (performance.now() - balancedAt > 1_000) {
      await share.balance()
      balancedAt = performance.now()
      continue
    }
    await tellOthers(state, session, share)
    if (outcome === 'all') await state.waker.sleep(state.others ? NOTIFY_EVERY_MS : pollMs)
  }
}

async function publishOldest(options: RelayOptions, session: Session, share: LockShare) {
  const { transport, service, logger, batchSize = 500, probe = noProbe } = options
  const events = await readPending(session, share.owned(), batchSize)
  if (events.length === 0) return 'all'
  await probe('relay-read')
  try {
    await session.during(transport.publish(events.map(recordOf)))
  } catch (error) {
    logger.warn({ service, events: events.length, error }, 'events not published, trying again')
    return 'failed'
  }
  await probe('relay-published')
  await deletePending(session, events)
  await probe('relay-deleted')
  // Whoever commits more says so: what was less than a full read needs no second look.
  return events.length < FULL_READ ? 'all' : 'more'
}

// Outside every business transaction, and seldom: NOTIFY takes one lock of the whole cluster at commit.
async function tellOthers(state: State, session: Session, share: LockShare) {
  if (!state.others || share.owned().length === SHARDS) {
    state.others = false
    return
  }
  if (performance.now() - state.lastNotify < NOTIFY_EVERY_MS) return
  state.others = false
  state.lastNotify = performance.now()
  await session.query('select pg_notify($1, $2)', [CHANNEL, ''])
}
