import type { Compiled } from './compile.ts'
import type { Instance, Sharing } from './engine/instance.ts'
import { mostInNeedFirst } from './engine/solve.ts'
import type { Objective } from './types.ts'

/**
 * What a careful person with a list does: the most in need first, each to the best place still free. The start of the
 * exact search, and the yardstick reported beside it. Answers the pair of each household, or -1.
 */
export function greedy(problem: Instance): Int32Array {
  const { first, place, quality } = problem
  const pairOf = new Int32Array(problem.households).fill(-1)
  const inside = new Map<number, number[]>()
  const rank = ranksOf(problem)
  for (const household of mostInNeedFirst(problem)) {
    for (let pair = first[household]!; pair < first[household + 1]!; pair++) {
      const best = pairOf[household]!
      if (best >= 0 && quality[pair]! <= quality[best]!) continue
      if (joins(problem.sharing[place[pair]!] ?? null, rank[pair]!, inside.get(place[pair]!) ?? []))
        pairOf[household] = pair
    }
    const pair = pairOf[household]!
    if (pair >= 0) inside.set(place[pair]!, [...(inside.get(place[pair]!) ?? []), rank[pair]!])
  }
  return pairOf
}

/** The order of each pair among those of its place. */
function ranksOf({ places, place }: Instance): Int32Array {
  const next = new Int32Array(places)
  return place.map((at) => next[at]!++)
}

function joins(sharing: Sharing | null, rank: number, inside: readonly number[]): boolean {
  if (!sharing) return inside.length === 0
  const { capacity, sizes, apart, maxHouseholds } = sharing
  const count = sizes[0]?.length ?? 0
  return (
    inside.length < maxHouseholds &&
    inside.every((other) => !apart?.[rank * count + other]) &&
    capacity.every(
      (limit, at) => inside.reduce((sum, other) => sum + sizes[at]![other]!, sizes[at]![rank]!) <= limit,
    )
  )
}

export function objectiveOf({ requests, problem }: Compiled, pairOf: Int32Array): Objective {
  const objective: Objective = { placed: 0, people: 0, weight: 0, quality: 0 }
  for (const [household, pair] of pairOf.entries()) {
    if (pair < 0) continue
    objective.placed += 1
    objective.people += requests[household]!.people
    objective.weight += problem.weight[household]!
    objective.quality += problem.quality[pair]!
  }
  return objective
}
