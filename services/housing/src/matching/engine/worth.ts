import type { Instance } from './instance.ts'

/** Larger whole numbers are no longer exact. */
const EXACT = Number.MAX_SAFE_INTEGER

/** Parts of a worth that prices are made of: most prices are whole, few are halves or thirds. */
const SCALES = [1, 2, 3, 4, 6, 12, 60] as const

/**
 * Both objectives as one: `weight * base + quality`. The base is more than the quality of any answer, so that no
 * quality outweighs one unit of weight. `scales`: in which parts of it a sum over all households is exact.
 */
export type Worth = { base: number; of: Float64Array; scales: readonly number[] }

/** Throws a RangeError when the sum of the two over all households does not fit one exact number. */
export function worthOf({ households, places, weight, first, place, quality, sharing }: Instance): Worth {
  const bestOfPlace = new Float64Array(places)
  let byHousehold = 0
  let weightOfAll = 0
  for (let h = 0; h < households; h++) {
    let best = 0
    for (let pair = first[h]!; pair < first[h + 1]!; pair++) {
      const q = quality[pair]!
      best = Math.max(best, q)
      bestOfPlace[place[pair]!] = Math.max(bestOfPlace[place[pair]!]!, q)
    }
    byHousehold += best
    if (first[h + 1]! > first[h]!) weightOfAll += weight[h]!
  }
  const byPlace = bestOfPlace.reduce((sum, best, p) => sum + best * (sharing[p]?.maxHouseholds ?? 1), 0)
  const base = 2 ** Math.ceil(Math.log2(Math.min(byHousehold, byPlace) + 1))
  const most = (weightOfAll + 1) * base
  const scales = SCALES.filter((scale) => most * scale <= EXACT)
  if (scales.length === 0)
    throw new RangeError(`weights of ${weightOfAll} and a quality of ${base} are too large to be exact`)
  const of = new Float64Array(place.length)
  for (let h = 0; h < households; h++)
    for (let pair = first[h]!; pair < first[h + 1]!; pair++) of[pair] = weight[h]! * base + quality[pair]!
  return { base, of, scales }
}
