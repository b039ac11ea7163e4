import { bestGroups, type Group } from './groups.ts'
import type { ByPlace, Instance } from './instance.ts'

/**
 * A bound on every answer from any prices of households: their sum, and for each place the most that whoever it takes
 * is worth above its price (weak duality). Nothing of how the prices were found has to be believed.
 * `scale`: prices are whole numbers of 1/scale.
 */
export function boundOf(
  problem: Instance,
  index: ByPlace,
  { worth, prices, scale }: { worth: Float64Array; prices: Float64Array; scale: number },
): { bound: number; placePrice: Float64Array } {
  const placePrice = new Float64Array(problem.places)
  let bound = 0
  for (const price of prices) bound += price
  for (let place = 0; place < problem.places; place++) {
    const gains = gainsOf(index, place, (pair, household) => worth[pair]! * scale - prices[household]!)
    const price = bestOf(problem, place, gains)?.gain ?? 0
    placePrice[place] = price
    bound += price
  }
  return { bound, placePrice }
}

/** Of each pair of a place, by rank. */
export function gainsOf(
  { first, pairs, household }: ByPlace,
  place: number,
  gain: (pair: number, household: number) => number,
): Float64Array {
  const gains = new Float64Array(first[place + 1]! - first[place]!)
  for (let rank = 0; rank < gains.length; rank++) {
    const pair = pairs[first[place]! + rank]!
    gains[rank] = gain(pair, household[pair]!)
  }
  return gains
}

/** The best a place can take at these gains, or undefined when nothing gains. */
export function bestOf({ sharing }: Instance, place: number, gains: Float64Array): Group | undefined {
  const shared = sharing[place]
  if (shared) return bestGroups(shared, gains, 1, 0)[0]
  let best = 0
  let at = -1
  for (let rank = 0; rank < gains.length; rank++)
    if (gains[rank]! > best) {
      best = gains[rank]!
      at = rank
    }
  return at < 0 ? undefined : { ranks: [at], gain: best }
}
