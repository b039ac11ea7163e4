import { fits, take, type Visit } from './groups.ts'
import type { Sharing } from './instance.ts'

/** Those who may still come in beside who is inside: by falling gain. */
type Level = {
  count: number
  ranks: Int32Array
  gains: Float64Array
  /** Sums of the gains before each position, and how many gain at all. */
  sums: Float64Array
  gaining: number
  /** Per dimension that can run out: the most that anybody from a position on gains per unit of it. */
  density: Float64Array[]
}

type Walk = {
  sharing: Sharing
  /** Dimensions that can run out. */
  scarce: number[]
  /** One level for each household that may be inside. */
  levels: Level[]
  left: number[]
  inside: number[]
  least: number
  visit: Visit
}

/**
 * Every group of a place that few share, by falling gain. Beside who is inside only those are looked at who fit and get
 * on with all of them; a branch is cut where neither their number nor the room left lets them reach the floor.
 */
export function visitFew(sharing: Sharing, gains: Float64Array, floor: number, visit: Visit): void {
  const ranks: number[] = []
  for (let rank = 0; rank < gains.length; rank++)
    if (gains[rank] !== Number.NEGATIVE_INFINITY && fits(sharing, rank, sharing.capacity)) ranks.push(rank)
  ranks.sort((one, other) => gains[other]! - gains[one]! || one - other)
  const scarce = [...sharing.capacity.keys()].filter((dimension) => canRunOut(sharing, dimension, ranks))
  const levels = levelsOf(sharing, gains.length)
  const walk: Walk = { sharing, scarce, levels, left: [...sharing.capacity], inside: [], least: floor, visit }
  const first = levels[0]!
  first.count = ranks.length
  for (const [at, rank] of ranks.entries()) {
    first.ranks[at] = rank
    first.gains[at] = gains[rank]!
  }
  measure(walk, first)
  grow(walk, 0, 0)
}

function canRunOut({ capacity, sizes, maxHouseholds }: Sharing, dimension: number, ranks: number[]): boolean {
  let largest = 0
  for (const rank of ranks) largest = Math.max(largest, sizes[dimension]![rank]!)
  return largest * maxHouseholds > capacity[dimension]!
}

/** Room to work in, kept for the next time: making it would take longer than most searches. */
const kept = new WeakMap<Sharing, Level[]>()

function levelsOf(sharing: Sharing, most: number): Level[] {
  const known = kept.get(sharing)
  if (known) return known
  const levels = Array.from({ length: sharing.maxHouseholds + 1 }, () =>
    emptyLevel(most, sharing.capacity.length),
  )
  kept.set(sharing, levels)
  return levels
}

function emptyLevel(most: number, scarce: number): Level {
  return {
    count: 0,
    ranks: new Int32Array(most),
    gains: new Float64Array(most),
    sums: new Float64Array(most + 1),
    gaining: 0,
    density: Array.from({ length: scarce }, () => new Float64Array(most)),
  }
}

function grow(walk: Walk, depth: number, gain: number): void {
  const { sharing, levels, left, inside } = walk
  if (gain >= walk.least) walk.least = walk.visit(inside, gain)
  const free = sharing.maxHouseholds - depth
  if (free === 0) return
  const { ranks, gains, count } = levels[depth]!
  for (let at = 0; at < count && gain + boundAt(walk, { depth, at, free }) >= walk.least; at++) {
    const rank = ranks[at]!
    take(sharing, rank, left, 1)
    inside.push(rank)
    narrow(walk, depth, at)
    grow(walk, depth + 1, gain + gains[at]!)
    inside.pop()
    take(sharing, rank, left, -1)
  }
}

/** The most that members from `at` on can add, at least one of them: by their number, and by the room there is. */
function boundAt(
  { levels, scarce, left }: Walk,
  { depth, at, free }: { depth: number; at: number; free: number },
) {
  const { sums, gaining, gains, density } = levels[depth]!
  let bound = sums[Math.max(at + 1, Math.min(at + free, gaining))]! - sums[at]!
  if (gains[at]! <= 0) return bound
  for (const [position, dimension] of scarce.entries()) {
    // Rounding must not cut off a group that reaches the floor exactly.
    const byRoom = density[position]![at]! * left[dimension]! * (1 + 1e-12) + 1e-6
    if (byRoom < bound) bound = byRoom
  }
  return bound
}

/** Leaves for the next level those after `at` who fit beside it and get on with it. */
function narrow(walk: Walk, depth: number, at: number): void {
  const { sharing, levels, left } = walk
  const from = levels[depth]!
  const to = levels[depth + 1]!
  const { apart, sizes } = sharing
  const row = from.ranks[at]! * (sizes[0]?.length ?? 0)
  let count = 0
  for (let next = at + 1; next < from.count; next++) {
    const rank = from.ranks[next]!
    if (apart?.[row + rank] || !fits(sharing, rank, left)) continue
    to.ranks[count] = rank
    to.gains[count++] = from.gains[next]!
  }
  to.count = count
  measure(walk, to)
}

function measure({ sharing, scarce }: Walk, level: Level): void {
  const { count, ranks, gains, sums, density } = level
  level.gaining = 0
  for (let at = 0; at < count; at++) {
    sums[at + 1] = sums[at]! + gains[at]!
    if (gains[at]! > 0) level.gaining = at + 1
  }
  for (const [position, dimension] of scarce.entries()) {
    const sizes = sharing.sizes[dimension]!
    let most = 0
    for (let at = count - 1; at >= 0; at--) {
      most = Math.max(most, gains[at]! > 0 ? gains[at]! / sizes[ranks[at]!]! : 0)
      density[position]![at] = most
    }
  }
}
