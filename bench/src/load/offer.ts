import { setTimeout as pause } from 'node:timers/promises'

/** What a system answered: the id of what it took on, and the key under which its events are ordered. */
export type Taken = { id: string; key: string }

export type Request = Taken & {
  /** When it should have started, milliseconds since 1970: latency counts from here, however late it was sent. */
  intendedAt: number
  answeredAt: number
}

export type Offered = {
  startedAt: number
  endedAt: number
  requests: Request[]
  /** Requests that were refused or failed, by what was said. */
  refused: Map<string, number>
  /** How late the generator itself sent, milliseconds. */
  lateMs: number[]
}

export type Send = (index: number) => Promise<Taken>

/**
 * Sends at the given times, milliseconds from now, and never waits for an answer before the next (open loop). Resolves
 * when everything is answered.
 */
export async function offer(times: readonly number[], seconds: number, send: Send): Promise<Offered> {
  const startedAt = now()
  const offered: Offered = {
    startedAt,
    endedAt: startedAt + seconds * 1_000,
    requests: [],
    refused: new Map(),
    lateMs: [],
  }
  const open: Promise<void>[] = []
  for (let next = 0; next < times.length; ) {
    const elapsed = now() - startedAt
    for (let at = times[next]; at !== undefined && at <= elapsed; at = times[next]) {
      offered.lateMs.push(elapsed - at)
      open.push(sendOne(offered, startedAt + at, () => send(next)))
      next++
    }
    await pause(Math.max(0, (times[next] ?? 0) - (now() - startedAt)))
  }
  await Promise.all(open)
  await pause(Math.max(0, offered.endedAt - now()))
  return offered
}

async function sendOne(offered: Offered, intendedAt: number, send: () => Promise<Taken>): Promise<void> {
  try {
    const taken = await send()
    offered.requests.push({ ...taken, intendedAt, answeredAt: now() })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    offered.refused.set(why, (offered.refused.get(why) ?? 0) + 1)
  }
}

/** Milliseconds since 1970, in fractions: the clock that the databases' commit times are on. */
export function now(): number {
  return performance.timeOrigin + performance.now()
}
