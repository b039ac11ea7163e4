import { seeded } from '@intarsi/kernel'

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
