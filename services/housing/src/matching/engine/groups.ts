import { visitFew } from './few.ts'
import type { Sharing } from './instance.ts'
import { bestOfKnapsack, isKnapsack } from './knapsack.ts'

/** Ranks that may be in one shared place together, and what they gain in all. */
export type Group = { ranks: number[]; gain: number }

/** Told every group found (the ranks are only lent); answers the gain that later groups must reach to be of interest. */
export type Visit = (ranks: readonly number[], gain: number) => number

/** Up to so many households the search goes by gain alone; with more of them, room is what decides. */
export const FEW = 6

/**
 * Every group that gains at least `floor`, each once; the empty one too when it does. A gain of -Infinity keeps a rank
 * out. Exact: a branch is cut only where the best members left cannot reach the floor.
 */
export function visitGroups(sharing: Sharing, gains: Float64Array, floor: number, visit: Visit): void {
  const left = [...sharing.capacity]
  if (sharing.maxHouseholds <= FEW) visitFew(sharing, gains, floor, visit)
  else extend({ ...candidates(sharing, gains), left, inside: [], least: floor, visit }, 0, 0)
}

/** The `count` best groups of members that gain, if they gain more than `above`; the best first. Of a knapsack only one. */
export function bestGroups(sharing: Sharing, gains: Float64Array, count: number, above: number): Group[] {
  if (sharing.maxHouseholds > FEW && isKnapsack(sharing)) return bestOfKnapsack(sharing, gains, above)
  const best: Group[] = []
  const gaining = gains.map((gain) => (gain > 0 ? gain : Number.NEGATIVE_INFINITY))
  visitGroups(sharing, gaining, above + 1, (ranks, gain) => {
    best.push({ ranks: ranks.toSorted((one, other) => one - other), gain })
    best.sort((one, other) => other.gain - one.gain)
    best.length = Math.min(best.length, count)
    return best.length < count ? above + 1 : best.at(-1)!.gain + 1
  })
  return best
}

/** The search: who may come in, in the order they are tried, and who is in at the moment. */
type Walk = Candidates & { left: number[]; inside: number[]; least: number; visit: Visit }

type Candidates = {
  sharing: Sharing
  ranks: Int32Array
  gains: Float64Array
  /** How many gain at all. */
  gaining: number
  /** The part of a shared place that each takes, all dimensions as one. */
  shares: Float64Array
}

function candidates(sharing: Sharing, gains: Float64Array): Candidates {
  const order: number[] = []
  for (let rank = 0; rank < gains.length; rank++)
    if (gains[rank] !== Number.NEGATIVE_INFINITY && fits(sharing, rank, sharing.capacity)) order.push(rank)
  const key = gains.map((gain, rank) => gain / shareOf(sharing, rank))
  const ranks = Int32Array.from(order.sort((one, other) => key[other]! - key[one]! || one - other))
  const sorted = Float64Array.from(ranks, (rank) => gains[rank]!)
  return {
    sharing,
    ranks,
    gains: sorted,
    gaining: sorted.findLastIndex((gain) => gain > 0) + 1,
    shares: Float64Array.from(ranks, (rank) => shareOf(sharing, rank)),
  }
}

function extend(walk: Walk, from: number, gain: number): void {
  const { sharing, ranks, gains, left, inside } = walk
  if (gain >= walk.least) walk.least = walk.visit(inside, gain)
  const free = sharing.maxHouseholds - inside.length
  if (free === 0) return
  for (let at = from; at < ranks.length && gain + boundAt(walk, at, free) >= walk.least; at++) {
    const rank = ranks[at]!
    if (!fits(sharing, rank, left) || !getsOn(sharing, rank, inside)) continue
    take(sharing, rank, left, 1)
    inside.push(rank)
    extend(walk, at + 1, gain + gains[at]!)
    inside.pop()
    take(sharing, rank, left, -1)
  }
}

/** All dimensions and the number of households as one, of which members could be taken in part (Dantzig's bound). */
function boundAt({ sharing, left, gains, gaining, shares }: Walk, from: number, free: number) {
  let room = free / sharing.maxHouseholds
  for (const [dimension, capacity] of sharing.capacity.entries())
    room += left[dimension]! / Math.max(1, capacity)
  let bound = 0
  for (let at = from; at < gaining && room > 0; at++) {
    bound += gains[at]! * Math.min(1, room / shares[at]!)
    room -= shares[at]!
  }
  // Rounding must not cut off a group that reaches the floor exactly.
  return bound * (1 + 1e-12) + 1e-6
}

function shareOf({ capacity, sizes, maxHouseholds }: Sharing, rank: number): number {
  let share = 1 / maxHouseholds
  for (const [dimension, limit] of capacity.entries()) share += sizes[dimension]![rank]! / Math.max(1, limit)
  return share
}

export function fits({ sizes }: Sharing, rank: number, left: readonly number[]): boolean {
  for (let dimension = 0; dimension < sizes.length; dimension++)
    if (sizes[dimension]![rank]! > left[dimension]!) return false
  return true
}

function getsOn({ apart, sizes }: Sharing, rank: number, inside: readonly number[]): boolean {
  if (!apart) return true
  const count = sizes[0]!.length
  for (let at = 0; at < inside.length; at++) if (apart[rank * count + inside[at]!]) return false
  return true
}

export function take({ sizes }: Sharing, rank: number, left: number[], sign: 1 | -1): void {
  for (let dimension = 0; dimension < sizes.length; dimension++)
    left[dimension]! -= sign * sizes[dimension]![rank]!
}
