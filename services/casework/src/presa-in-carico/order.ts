import type { Envelope } from '@intarsi/contracts'

/** Where a fact stands in its source's order: the instant, the source, the sequence within it. */
export function orderOf({ time, source, sequence }: Envelope): string {
  return `${time}|${source}#${sequence}`
}

/**
 * Whether what is said is older than (or the same as) what is known. Within one source its sequence decides; a
 * household that was joined or split is spoken of by another source, and then the instant does.
 */
export function isOld(known: string | null, said: string): boolean {
  if (known === null) return false
  const [one, other] = [partsOf(known), partsOf(said)]
  if (one.source === other.source) return one.sequence >= other.sequence
  return one.time > other.time
}

function partsOf(order: string) {
  const [time = '', rest = ''] = order.split('|')
  const at = rest.lastIndexOf('#')
  return { time, source: rest.slice(0, at), sequence: rest.slice(at + 1) }
}

/** Sorts orders from the oldest on. */
export function byOrder(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)]
  if (a.source === b.source) return a.sequence.localeCompare(b.sequence)
  return a.time.localeCompare(b.time)
}
