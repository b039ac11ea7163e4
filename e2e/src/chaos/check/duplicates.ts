import type { Facts, Logged, Strike } from '../facts.ts'
import { type FaultKind, RESETS } from '../faults.ts'

/** What can stop a relay between publishing and marking, or hide from it that the broker has what it sent. */
const INTERRUPTS: ReadonlySet<FaultKind> = new Set([
  'instance-killed',
  'instance-frozen',
  'broker-killed',
  'broker-frozen',
  'broker-disk-full',
  'postgres-killed',
  'postgres-frozen',
  'connections-reset',
  'killed-before-publish',
  'killed-before-mark',
  'killed-before-offset',
  'killed-in-rebalance',
])

/** What was frozen goes on with what it had in hand, until it finds out that others have taken its shards. */
const FINDS_OUT_MS = 1_000
/** Who was sending when the broker went away tries again some seconds after it is back, and finds out only then. */
const SENDS_AGAIN_MS = 5_000
/** Whoever comes after a strike has taken over and published what was left at most so long after it was over. */
const TAKEN_OVER_MS = 20_000
/** What was published longer ago than this when the strike began had been marked, and is in nobody's hands. */
const IN_HAND_MS = 2_000

export type Duplicate = { eventId: string; firstAt: number; againAt: number }

/** Events that stand more than once in the log, one entry for each time too many. */
export function duplicatesOf(log: readonly Logged[]): Duplicate[] {
  const events = log.filter(({ eventId }) => eventId !== null)
  return [...Map.groupBy(events, ({ eventId }) => eventId ?? '')].flatMap(([eventId, records]) => {
    const times = records.map(({ at }) => at).toSorted((a, b) => a - b)
    return times.slice(1).map((againAt, index) => ({ eventId, firstAt: times[index] ?? 0, againAt }))
  })
}

/**
 * An event is published again only when it was in flight at a strike: published shortly before it, or before it was over
 * and found out, and again after it began and until somebody has taken over; once for each such strike.
 */
export function duplicateFaults({ log, strikes }: Pick<Facts, 'log' | 'strikes'>): string[] {
  // Of its two processes one is killed in any case.
  const strikesOne = ({ kind, struck }: Strike) => struck || kind === 'killed-in-rebalance'
  const interrupts = strikes.filter((strike) => strikesOne(strike) && INTERRUPTS.has(strike.kind))
  const byEvent = Map.groupBy(duplicatesOf(log), ({ eventId }) => eventId)
  return [...byEvent.values()].flatMap((again) => {
    const left = new Set(interrupts.flatMap(eachTime))
    return again.flatMap((duplicate) => {
      const strike = [...left].find((each) => wasInFlight(duplicate, each))
      if (!strike) return [told(duplicate, interrupts)]
      left.delete(strike)
      return []
    })
  })
}

/** Connections that are reset several times interrupt several times. */
function eachTime(strike: Strike): Strike[] {
  const times = strike.kind === 'connections-reset' ? RESETS : 1
  return Array.from({ length: times }, () => ({ ...strike }))
}

function told({ eventId, firstAt, againAt }: Duplicate, interrupts: readonly Strike[]): string {
  const times = interrupts.map(
    ({ kind, from, until }) => `${kind} ${from - firstAt} to ${until - firstAt} ms`,
  )
  const near = times.join(', ') || 'no interruption at all'
  return `${eventId} was published again after ${againAt - firstAt} ms, and nothing had interrupted it (${near})`
}

function wasInFlight({ firstAt, againAt }: Duplicate, { kind, from, until }: Strike): boolean {
  const after = kind === 'broker-killed' ? SENDS_AGAIN_MS : FINDS_OUT_MS
  const isAfter = from <= againAt && againAt <= until + TAKEN_OVER_MS
  return isAfter && firstAt >= from - IN_HAND_MS && firstAt <= until + after
}
