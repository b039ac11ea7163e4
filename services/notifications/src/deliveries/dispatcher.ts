import { crc32 } from 'node:zlib'
import { createWaker, joinLockShare, type LockShare, openSession, type Session } from '@intarsi/messaging'
import { type Lane, openLane, roomAgainAt } from './lane.ts'
import type { DispatcherOptions, Run } from './run.ts'
import { beginDue, writeFinished } from './send-due.ts'
import { loadTargets } from './targets.ts'

/** A class of advisory locks that nobody else of this database uses. */
const SLOT_LOCKS = 730_000_002
const SLOTS = 32
const BALANCE_MS = 1_000
const REFRESH_MS = 1_000
const POLL_MS = 250
const IDLE_SESSION_MS = 30_000
const LONGEST_RECONNECT_MS = 5_000

export type Dispatcher = {
  start: () => void
  /** Says that something may be due. */
  wake: () => void
  /** Reads endpoints again at once: one was changed here. */
  refresh: () => void
  healthy: () => boolean
  /** Lets the attempts in hand finish and writes their outcomes. */
  stop: () => Promise<void>
}

/**
 * Sends what endpoints are owed. Each endpoint belongs to one process at a time, by an advisory lock of its slot on the
 * session that also writes the outcomes: its limits and its order hold over any number of processes without leases
 * that could be overtaken.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const run: Run = {
    ...options,
    waker: createWaker(),
    lanes: new Map(),
    finished: [],
    working: new Set(),
    session: null,
    refreshAt: 0,
    pollAt: 0,
    stopping: false,
  }
  let loop: Promise<void> | undefined
  return {
    start: () => {
      loop ??= runSessions(run)
    },
    wake: () => {
      touchAll(run)
      run.waker.wake()
    },
    refresh: () => {
      run.refreshAt = 0
      for (const lane of run.lanes.values()) lane.lookAgainAt = 0
      run.waker.wake()
    },
    healthy: () => run.session?.alive() ?? false,
    stop: async () => {
      run.stopping = true
      run.waker.wake()
      await loop
    },
  }
}

async function runSessions(run: Run): Promise<void> {
  for (let failures = 0; !run.stopping; ) {
    try {
      const settings = { url: run.url, applicationName: 'intarsi-webhooks', idleMs: IDLE_SESSION_MS }
      run.session = await openSession(settings, run.waker.wake)
      await runSession(run, run.session)
      failures = 0
    } catch (error) {
      failures += 1
      run.logger.warn({ error }, 'webhooks without their database, connecting again')
      await run.waker.sleep(Math.min(100 * 2 ** failures, LONGEST_RECONNECT_MS))
    } finally {
      // Another process may own these endpoints by now: what is in hand ends before anything of them begins again.
      await Promise.all(run.working)
      run.finished.length = 0
      run.lanes.clear()
      await run.session?.close()
      run.session = null
    }
  }
}

async function runSession(run: Run, session: Session): Promise<void> {
  const atRest = (slot: number) =>
    [...run.lanes.values()].every((lane) => slotOf(lane) !== slot || lane.busy.size === 0)
  const share = await joinLockShare({ session, lockClass: SLOT_LOCKS, slots: SLOTS, atRest })
  let balanceAt = 0
  run.refreshAt = 0
  while (!run.stopping && session.alive()) {
    const now = performance.now()
    if (now >= balanceAt) {
      await share.balance()
      balanceAt = now + BALANCE_MS
      // A slot that was given back is another's from this moment on.
      run.refreshAt = 0
    }
    if (now >= run.refreshAt) await refresh(run, share)
    if (now >= run.pollAt) touchAll(run)
    await writeFinished(run, session)
    await beginDue(run, session)
    if (run.finished.length === 0) await run.waker.sleep(pauseMs(run))
  }
  await Promise.all(run.working)
  if (session.alive()) await writeFinished(run, session)
}

function touchAll(run: Run): void {
  run.pollAt = performance.now() + POLL_MS
  for (const lane of run.lanes.values()) lane.touched = true
}

function pauseMs({ lanes, pollAt }: Run): number {
  const now = performance.now()
  const waiting = [...lanes.values()].map((lane) => roomAgainAt(lane, now) ?? pollAt)
  return Math.max(1, Math.min(pollAt, ...waiting) - now)
}

function slotOf({ target }: Lane): number {
  return crc32(target.endpointId) % SLOTS
}

/** Endpoints as they are now: new lanes open, those of others close once they are empty. */
async function refresh(run: Run, share: LockShare): Promise<void> {
  const now = performance.now()
  run.refreshAt = now + REFRESH_MS
  const targets = await loadTargets(run, (endpointId) => {
    const slot = crc32(endpointId) % SLOTS
    return share.has(slot) && !share.leaving(slot)
  })
  const owned = new Set(targets.map(({ endpointId }) => endpointId))
  for (const [endpointId, lane] of run.lanes) {
    if (owned.has(endpointId)) continue
    lane.closed = true
    if (lane.busy.size === 0) run.lanes.delete(endpointId)
  }
  for (const target of targets) {
    const lane = run.lanes.get(target.endpointId) ?? openLane(target, now)
    const heldMs = (target.heldUntil?.getTime() ?? 0) - run.clock.now().getTime()
    Object.assign(lane, { target, closed: false, notBefore: now + Math.max(0, heldMs) })
    run.lanes.set(target.endpointId, lane)
  }
}
