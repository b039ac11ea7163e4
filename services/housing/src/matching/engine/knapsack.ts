import type { Group } from './groups.ts'
import type { Sharing } from './instance.ts'

/** Steps of capacity beyond which a table would be larger than a search. */
const MOST_STEPS = 20_000

/** May the best group be found by filling a table: one dimension in whole numbers, and everybody gets on? */
export function isKnapsack({ capacity, apart, maxHouseholds, sizes }: Sharing): boolean {
  const [limit] = capacity
  const [size] = sizes
  return (
    capacity.length === 1 &&
    limit !== undefined &&
    size !== undefined &&
    apart === null &&
    maxHouseholds >= size.length &&
    limit <= MOST_STEPS &&
    Number.isInteger(limit) &&
    size.every(Number.isInteger)
  )
}

/** The best group of a knapsack by dynamic programming over its capacity, if it gains more than `above`. */
export function bestOfKnapsack({ capacity, sizes }: Sharing, gains: Float64Array, above: number): Group[] {
  const limit = capacity[0]!
  const size = sizes[0]!
  const width = limit + 1
  const best = new Float64Array(width)
  const ranks = [...gains.keys()].filter((rank) => gains[rank]! > 0 && size[rank]! <= limit)
  const taken = new Uint8Array(ranks.length * width)
  for (const [at, rank] of ranks.entries())
    for (let room = limit; room >= size[rank]!; room--) {
      const gain = best[room - size[rank]!]! + gains[rank]!
      if (gain <= best[room]!) continue
      best[room] = gain
      taken[at * width + room] = 1
    }
  if (best[limit]! <= above) return []
  const inside: number[] = []
  for (let at = ranks.length - 1, room = limit; at >= 0; at--) {
    if (!taken[at * width + room]) continue
    inside.push(ranks[at]!)
    room -= size[ranks[at]!]!
  }
  return [{ ranks: inside.reverse(), gain: best[limit]! }]
}

/** What is lost by having each rank inside, against the best group: from tables of the best before and after it. */
export function lossesOfKnapsack({ capacity, sizes }: Sharing, gains: Float64Array): Float64Array {
  const limit = capacity[0]!
  const size = sizes[0]!
  const worth = gains.map((gain) => Math.max(0, gain))
  const before = tables(worth, size, limit)
  const after = tables(worth.toReversed(), size.toReversed(), limit)
  const best = before.at(-1)![limit]!
  return gains.map((gain, rank) => {
    const room = limit - size[rank]!
    let rest = Number.NEGATIVE_INFINITY
    for (let used = 0; used <= room; used++)
      rest = Math.max(rest, before[rank]![used]! + after[gains.length - 1 - rank]![room - used]!)
    return best - (gain + rest)
  })
}

/** Per number of items considered and per room: the most they gain. */
function tables(worth: Float64Array, size: Float64Array, limit: number): Float64Array[] {
  const all = [new Float64Array(limit + 1)]
  for (const [at, gain] of worth.entries()) {
    const table = all[at]!.slice()
    for (let room = limit; room >= size[at]!; room--)
      table[room] = Math.max(table[room]!, all[at]![room - size[at]!]! + gain)
    all.push(table)
  }
  return all
}
