import type { Instance } from './instance.ts'

/** Larger whole numbers, and their differences, are no longer exact. */
const EXACT = 2 ** 52

/**
 * Both objectives as one: `weight * base + quality`. The base is more than the quality of any answer, so that no
 * quality outweighs one unit of weight.
 */
export type Worth = { base: number; of: Float64Array }

/** Throws a RangeError when the two do not fit one exact number. */
export function worthOf({ households, places, weight, first, place, quality, sharing }: Instance): Worth {
  const bestOfPlace = new Float64Array(places)
  let byHousehold = 0
  let heaviest = 0
  for (let h = 0; h < households; h++) {
    let best = 0
    for (let pair = first[h]!; pair < first[h + 1]!; pair++) {
      const q = quality[pair]!
      best = Math.max(best, q)
      bestOfPlace[place[pair]!] = Math.max(bestOfPlace[place[pair]!]!, q)
    }
    byHousehold += best
    if (first[h + 1]! > first[h]!) heaviest = Math.max(heaviest, weight[h]!)
  }
  const byPlace = bestOfPlace.reduce((sum, best, p) => sum + best * (sharing[p]?.maxHouseholds ?? 1), 0)
  const base = 2 ** Math.ceil(Math.log2(Math.min(byHousehold, byPlace) + 1))
  if (heaviest * base > EXACT)
    throw new RangeError(`weights up to ${heaviest} and a quality of ${base} are too large to be exact`)
  const of = new Float64Array(place.length)
  for (let h = 0; h < households; h++)
    for (let pair = first[h]!; pair < first[h + 1]!; pair++) of[pair] = weight[h]! * base + quality[pair]!
  return { base, of }
}
