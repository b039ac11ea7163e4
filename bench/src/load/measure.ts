import { setTimeout as pause } from 'node:timers/promises'
import type { Faults, System } from '../systems/system.ts'
import { type Usage, usageOf, usageSince } from '../usage.ts'
import { type Latency, latencyOf } from './latency.ts'
import { now, type Offered, offer, type Request } from './offer.ts'
import { arrivals } from './schedule.ts'

export type Load = {
  perSecond: number
  seconds: number
  /** Left out of latencies and rates. */
  warmUpSeconds: number
  seed: number
}

export type Measured = {
  load: Load
  offered: number
  achievedPerSecond: number
  latency: Latency
  /** To the answer of the first hop. */
  answered: Latency
  /** 99th percentile of how late the generator was. */
  generatorLateMs: number
  refused: number
  /** Acknowledged and not done when the last request was due. */
  backlog: number
  /** From the last request being due to everything being done, seconds. */
  recoverySeconds: number
  faults: Faults
  transactionsEach: number
  kafkaRequestsEach: number
  /** Per process: processor milliseconds for each request, and memory at the end. */
  usage: Usage[]
}

const DRAIN_MS = 300_000
const AT_A_TIME = 4
const AGAIN_MS = 1_000

/** Sends requests, a few at a time, and waits for their end: code is compiled and every partition has been read once. */
export async function warmUp(system: System, requests: number): Promise<void> {
  let left = requests
  const deadline = now() + DRAIN_MS
  const sent: Request[] = []
  const sender = async () => {
    while (left > 0 && now() < deadline) {
      left--
      const intendedAt = now()
      const taken = await system.send(sent.length).catch(() => null)
      if (taken) sent.push({ ...taken, intendedAt, answeredAt: now() })
      // A service that has just started may ask to come again.
      else await pause(AGAIN_MS).then(() => left++)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, sender))
  if (left > 0) throw new Error(`${system.name} took ${sent.length} requests of ${requests}`)
  await untilDone(system, sent)
}

/** Offers a load to a system, follows every request to its end, and says what it took. */
export async function measure(system: System, load: Load): Promise<Measured> {
  const seconds = load.warmUpSeconds + load.seconds
  const times = arrivals({ ...load, seconds })
  const [usage, counters] = [await usageOf(system.processes), await system.counters()]
  const offered = await offer(times, seconds, system.send)
  const doneAt = await untilDone(system, offered.requests)
  const [usageAfter, countersAfter] = [await usageOf(system.processes), await system.counters()]
  const each = (total: number) => total / Math.max(1, offered.requests.length)
  return {
    load,
    ...timesOf(offered, doneAt, load),
    refused: [...offered.refused.values()].reduce((sum, count) => sum + count, 0),
    faults: await system.faults(offered.requests),
    transactionsEach: each(countersAfter.transactions - counters.transactions),
    kafkaRequestsEach: each(countersAfter.kafkaRequests - counters.kafkaRequests),
    usage: usageSince(usage, usageAfter, offered.requests.length),
  }
}

/** Asks again until everything is done or nothing more can be hoped for; what is not done then is lost. */
async function untilDone(system: System, requests: readonly Request[]): Promise<Map<string, number>> {
  const done = new Map<string, number>()
  const deadline = now() + DRAIN_MS
  for (;;) {
    const missing = requests.filter(({ id }) => !done.has(id)).map(({ id }) => id)
    for (const [id, at] of await system.doneAt(missing)) done.set(id, at)
    if (done.size === requests.length || now() > deadline) return done
    await pause(200)
  }
}

/** What the times say, pure: only what was due after the warm-up counts, and counts from when it was due. */
export function timesOf(
  { startedAt, endedAt, requests, lateMs }: Omit<Offered, 'refused'>,
  doneAt: ReadonlyMap<string, number>,
  { warmUpSeconds, seconds }: Load,
) {
  const from = startedAt + warmUpSeconds * 1_000
  const counted = requests.filter(({ intendedAt }) => intendedAt >= from)
  const endOf = ({ id }: Request) => doneAt.get(id) ?? Number.POSITIVE_INFINITY
  const finished = counted.filter((request) => endOf(request) < Number.POSITIVE_INFINITY)
  const ends = [...doneAt.values()]
  const last = ends.reduce((latest, at) => Math.max(latest, at), endedAt)
  return {
    offered: counted.length,
    achievedPerSecond: ends.filter((at) => at >= from && at <= endedAt).length / seconds,
    latency: latencyOf(finished.map((request) => endOf(request) - request.intendedAt)),
    answered: latencyOf(counted.map(({ answeredAt, intendedAt }) => answeredAt - intendedAt)),
    generatorLateMs: latencyOf(lateMs).p99,
    backlog: requests.filter((request) => endOf(request) > endedAt).length,
    recoverySeconds: (last - endedAt) / 1_000,
  }
}
