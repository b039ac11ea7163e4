import type { Session } from '@intarsi/messaging'
import { attempt, refusalOf } from './attempt.ts'
import { type DueDelivery, readChanged, readDue } from './due.ts'
import { writeHealth, writeHolds } from './health.ts'
import { type Lane, lookedInVain, roomIn } from './lane.ts'
import { writeOutcomes } from './outcomes.ts'
import type { Finished, Run } from './run.ts'

/** Begins what is due and has room. */
export async function beginDue(run: Run, session: Session): Promise<void> {
  const now = performance.now()
  const wanted = [...run.lanes.values()]
    .filter((lane) => lane.touched)
    .map((lane) => ({ lane, room: roomIn(lane, now) }))
    .filter(({ room }) => room > 0)
  if (wanted.length === 0) return
  for (const { lane } of wanted) lane.touched = false
  const due = Map.groupBy(await readDue(session, wanted, run.clock.now()), ({ endpointId }) => endpointId)
  const fresh: { lane: Lane; begins: DueDelivery[] }[] = []
  for (const { lane, room } of wanted) {
    const found = due.get(lane.target.endpointId) ?? []
    // A full read left something behind.
    if (found.length >= lane.busy.size + room) lane.touched = true
    else lookedInVain(lane, now)
    const begins = found.filter(({ deliveryId }) => !lane.busy.has(deliveryId)).slice(0, room)
    if (begins.length > 0) fresh.push({ lane, begins })
  }
  if (fresh.length === 0) return
  const changed = await readChanged(
    session,
    fresh.map(({ lane }) => lane),
  )
  for (const { lane, begins } of fresh) {
    if (changed.has(lane.target.endpointId)) readAgain(run, lane)
    else for (const each of begins) beginOne(run, lane, each)
  }
}

function readAgain(run: Run, lane: Lane): void {
  lane.touched = true
  lane.lookAgainAt = 0
  run.refreshAt = 0
  run.waker.wake()
}

function beginOne(run: Run, lane: Lane, due: DueDelivery): void {
  lane.busy.add(due.deliveryId)
  const refusal = refusalOf(lane.target, due)
  if (refusal) {
    const outcome = { delivery: due, state: 'cancelled' as const, reason: refusal, step: due.step }
    const ended = { ...outcome, nextAttemptAt: run.clock.now(), attempt: null }
    finish(run, { lane, outcome: ended, gone: false, holdMs: 0 })
    return
  }
  lane.sending += 1
  lane.tokens -= 1
  const work = sendOne(run, lane, due).finally(() => {
    run.working.delete(work)
    lane.sending -= 1
    run.waker.wake()
  })
  run.working.add(work)
}

async function sendOne(run: Run, lane: Lane, due: DueDelivery): Promise<void> {
  const { random = Math.random } = run
  const deps = { client: run.client, now: run.clock.now, random }
  const { outcome, verdict } = await attempt(deps, lane.target, due)
  run.metrics.attempted(verdict.outcome, run.clock.now().getTime() - due.createdAt.getTime())
  lane.failuresInARow = verdict.outcome === 'delivered' ? 0 : lane.failuresInARow + 1
  lane.lookAgainAt = verdict.outcome === 'delivered' ? 0 : lane.lookAgainAt
  const holdMs = verdict.outcome === 'throttled' ? (verdict.retryAfterMs ?? 0) : 0
  hold(lane, holdMs)
  if (verdict.outcome === 'gone') lane.closed = true
  finish(run, { lane, outcome, gone: verdict.outcome === 'gone', holdMs })
}

function hold(lane: Lane, holdMs: number): void {
  lane.notBefore = Math.max(lane.notBefore, performance.now() + holdMs)
}

function finish(run: Run, finished: Finished): void {
  run.finished.push(finished)
  run.waker.wake()
}

/** Writes what has finished since the last time in one go; until then each delivery stays busy. */
export async function writeFinished(run: Run, session: Session): Promise<void> {
  const batch = run.finished.splice(0)
  if (batch.length === 0) return
  await writeOutcomes(
    session,
    batch.map(({ outcome }) => outcome),
  )
  await writeHealth(session, batch, run.clock.now())
  await writeHolds(session, batch, run.clock.now())
  for (const { lane, outcome, holdMs } of batch) {
    // Endpoints may have been read again before this was written.
    hold(lane, holdMs)
    lane.busy.delete(outcome.delivery.deliveryId)
    // Where order is asked for, the next of the case has become due.
    if (lane.target.ordered) lane.touched = true
  }
  const gone = batch.filter((each) => each.gone).map(({ lane }) => lane.target.endpointId)
  for (const endpointId of new Set(gone)) await run.disable(endpointId, 'gone')
}
