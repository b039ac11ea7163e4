import { setTimeout as pause } from 'node:timers/promises'
import { TERRITORIES, type Territory } from '@intarsi/contracts'
import type { Transport } from '@intarsi/messaging'
import { createClient, type IntarsiEvent, pullEvents } from '@intarsi/sdk'
import { eventually } from '@intarsi/testkit'
import { type FeedSystem, movedRecord, newCase, openFeedSystem, submittedRecord } from '../feed-system.ts'
import { type Endpoint, isFor, makeEndpoint } from './endpoints-of-run.ts'
import type { Receipt } from './receivers.ts'
import { type Receivers, startReceivers } from './start-receivers.ts'

export type RunOptions = {
  transport: Transport
  databaseUrl: string
  endpoints: number
  events: number
  eventsPerSecond: number
  /** How long to wait for what is still missing. */
  patienceMs: number
  tell?: (line: string) => void
}

export type Percentiles = { p50: number; p95: number; p99: number }

export type Outcome = {
  healthy: { endpoints: number; owed: number; missing: number; repeats: number }
  /** From the event to its receipt at healthy endpoints, milliseconds. */
  onWayMs: Percentiles
  /** From the internal fact behind it. */
  lateMs: Percentiles
  broken: { endpoints: number; owed: number; missingAfterRecovery: number }
  /** Events at any endpoint that its filter or its client's rights should have kept away. */
  strays: number
  /** First receipts at endpoints with order that came after a later one of the same case. */
  outOfOrder: number
}

type Run = RunOptions & {
  system: FeedSystem
  living: Receivers
  endpoints: number
  made: readonly Endpoint[]
  owed: IntarsiEvent[][]
}

/**
 * Publishes facts at a steady rate and watches what reaches each endpoint, a third of which is broken; then mends
 * these, recovers them, and watches that they too get everything.
 */
export async function runDeliveries(options: RunOptions): Promise<Outcome> {
  const [living, mortal] = [await startReceivers(), await startReceivers()]
  const system = await openFeedSystem(options.transport, options.databaseUrl)
  try {
    const since = new Date(Date.now() - 60_000)
    const region = await system.client([null])
    const made: Endpoint[] = []
    for (let number = 0; number < options.endpoints; number++)
      made.push(await makeEndpoint(system, number, { living, mortal }))
    await mortal.kill()
    living.behave(made.map(({ behaviour }) => (behaviour === 'dead' ? 'healthy' : behaviour)))
    await publishSteadily(options, system)
    const events = await pullAll(system, region.token, options.events)
    const owed = made.map((endpoint) => events.filter((event) => isFor(endpoint, event)))
    return await observe({ ...options, system, living, made, owed }, { port: mortal.port, since })
  } finally {
    await system.close()
    await living.kill()
  }
}

async function observe(run: Run, { port, since }: { port: number; since: Date }): Promise<Outcome> {
  const { made, owed, living } = run
  const isHealthy = ({ behaviour }: Endpoint) => behaviour === 'healthy'
  await untilReceived(run, living, isHealthy)
  const before = (await living.report()).receipts
  const well = made.filter(isHealthy).map(({ number }) => number)
  const got = well.flatMap((i) => before[i] ?? [])
  const onWayMs = percentilesOf(got.map((receipt) => receipt.onWayMs))
  const lateMs = percentilesOf(got.map((receipt) => receipt.lateMs))
  const healthy = {
    endpoints: well.length,
    owed: countOf(owed, well),
    missing: missingOf(owed, before, well),
    repeats: repeatsOf(before, well),
  }
  run.tell?.(`healthy endpoints: ${healthy.owed - healthy.missing} of ${healthy.owed}, p95 ${onWayMs.p95} ms`)
  const revived = await startReceivers(port)
  const after = await recover(run, revived, since)
  await revived.kill()
  const ill = made.filter((endpoint) => !isHealthy(endpoint)).map(({ number }) => number)
  return {
    healthy,
    onWayMs,
    lateMs,
    broken: {
      endpoints: ill.length,
      owed: countOf(owed, ill),
      missingAfterRecovery: missingOf(owed, after, ill),
    },
    strays: sum(
      made.map((endpoint, i) => (after[i] ?? []).filter((receipt) => !isFor(endpoint, receipt)).length),
    ),
    outOfOrder: sum(made.map(({ ordered }, i) => (ordered ? disorderOf(after[i] ?? []) : 0))),
  }
}

async function publishSteadily(
  { events, eventsPerSecond, tell }: RunOptions,
  system: FeedSystem,
): Promise<void> {
  const cases = Array.from({ length: Math.ceil(events / 5) }, (_, i) =>
    newCase(TERRITORIES[i % 10] as Territory),
  )
  // Neighbours in time are of different cases, as in life.
  const steps = [0, 1, 2, 3, 4].flatMap((step) =>
    cases.map((which) => () => (step === 0 ? submittedRecord(which) : movedRecord(which, step))),
  )
  const startedAt = performance.now()
  for (let sent = 0; sent < events; ) {
    const due = Math.min(events, Math.floor(((performance.now() - startedAt) / 1000) * eventsPerSecond))
    if (due > sent) await system.publish(steps.slice(sent, due).map((make) => make()))
    sent = due
    await pause(20)
  }
  tell?.(`${events} facts in ${Math.round((performance.now() - startedAt) / 1000)} s`)
}

async function pullAll(system: FeedSystem, token: string, count: number): Promise<IntarsiEvent[]> {
  const events: IntarsiEvent[] = []
  const client = createClient({ url: system.url, token })
  for await (const { event } of pullEvents(client, { everyMs: 200, limit: 500 })) {
    if (events.push(event) === count) break
  }
  return events
}

/** Waits until every endpoint of these has as many different events as it is owed, or patience ends. */
async function untilReceived(
  { made, owed, patienceMs }: Run,
  receivers: Receivers,
  which: (endpoint: Endpoint) => boolean,
) {
  const complete = async () => {
    const { counts } = await receivers.counts()
    await pause(100)
    return made.every((endpoint, i) => !which(endpoint) || (counts[i] ?? 0) >= (owed[i]?.length ?? 0))
  }
  // What is missing then is counted, and told.
  await eventually(complete, { deadlineMs: patienceMs }).catch(() => undefined)
}

/** Everything is well again, and each owner recovers what failed; answers what all endpoints have by then. */
async function recover(run: Run, revived: Receivers, since: Date): Promise<Receipt[][]> {
  const { made, system, living } = run
  for (const receivers of [living, revived]) receivers.behave(made.map(() => 'healthy'))
  for (const { endpointId, behaviour, token } of made) {
    if (behaviour !== 'healthy')
      await createClient({ url: system.url, token }).recoverFailed(endpointId, since)
  }
  await untilReceived(run, living, ({ behaviour }) => behaviour !== 'dead')
  await untilReceived(run, revived, ({ behaviour }) => behaviour === 'dead')
  const [first, second] = [(await living.report()).receipts, (await revived.report()).receipts]
  return made.map((_, i) => [...(first[i] ?? []), ...(second[i] ?? [])])
}

function countOf(owed: readonly IntarsiEvent[][], numbers: readonly number[]): number {
  return sum(numbers.map((i) => owed[i]?.length ?? 0))
}

function missingOf(
  owed: readonly IntarsiEvent[][],
  receipts: readonly Receipt[][],
  numbers: readonly number[],
): number {
  return sum(
    numbers.map((i) => {
      const got = new Set((receipts[i] ?? []).map(({ id }) => id))
      return (owed[i] ?? []).filter(({ id }) => !got.has(id)).length
    }),
  )
}

function repeatsOf(receipts: readonly Receipt[][], numbers: readonly number[]): number {
  return sum(
    numbers.map((i) => (receipts[i] ?? []).length - new Set((receipts[i] ?? []).map(({ id }) => id)).size),
  )
}

function disorderOf(receipts: readonly Receipt[]): number {
  const last = new Map<string, number>()
  const seen = new Set<string>()
  let disorder = 0
  for (const { id, subject, sequence } of receipts) {
    if (seen.has(id)) continue
    seen.add(id)
    if (Number(sequence) < (last.get(subject) ?? 0)) disorder++
    last.set(subject, Math.max(last.get(subject) ?? 0, Number(sequence)))
  }
  return disorder
}

function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
