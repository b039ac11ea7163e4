export type Schedule = { perSecond: number; seconds: number; seed: number }

/**
 * When requests arrive, in milliseconds from the start: a Poisson process, as people make it who know nothing of each
 * other. The same seed gives the same arrivals.
 */
export function arrivals({ perSecond, seconds, seed }: Schedule): number[] {
  const random = seeded(seed)
  const times: number[] = []
  const gap = () => (-Math.log(1 - random()) / perSecond) * 1_000
  for (let at = gap(); at < seconds * 1_000; at += gap()) times.push(at)
  return times
}

/** mulberry32: numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
