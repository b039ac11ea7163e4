import type { Instance, Sharing } from './instance.ts'

/** A problem made of some households and places of another, with where each and each pair comes from. */
export type Part = { problem: Instance; households: number[]; places: number[]; pairs: Int32Array }

/**
 * Parts that have no pair in common, each to be solved by itself: one for every connected set with a shared place, and
 * one for all the rest together. Who has no pair is in none.
 */
export function partsOf(problem: Instance): { shared: Part[]; whole: Part | null } {
  const root = roots(problem)
  const sharing = new Set<number>()
  for (let h = 0; h < problem.households; h++)
    for (let pair = problem.first[h]!; pair < problem.first[h + 1]!; pair++)
      if (problem.sharing[problem.place[pair]!]) sharing.add(root(h))
  const members = new Map<number, number[]>()
  for (let h = 0; h < problem.households; h++) {
    if (problem.first[h] === problem.first[h + 1]) continue
    const key = sharing.has(root(h)) ? root(h) : -1
    members.set(key, [...(members.get(key) ?? []), h])
  }
  const parts = new Map([...members].map(([key, households]) => [key, extract(problem, households)]))
  const whole = parts.get(-1) ?? null
  parts.delete(-1)
  return { shared: [...parts.values()], whole }
}

/** Union of households and places over the pairs: answers the set of a household. */
function roots({ households, places, first, place }: Instance): (household: number) => number {
  const above = Int32Array.from({ length: households + places }, (_, node) => node)
  const find = (node: number): number => {
    let top = node
    while (above[top] !== top) {
      above[top] = above[above[top]!]!
      top = above[top]!
    }
    return top
  }
  for (let h = 0; h < households; h++)
    for (let pair = first[h]!; pair < first[h + 1]!; pair++) above[find(households + place[pair]!)] = find(h)
  return find
}

function extract(problem: Instance, households: number[]): Part {
  const pairs = Int32Array.from(
    households.flatMap((h) =>
      Array.from({ length: problem.first[h + 1]! - problem.first[h]! }, (_, at) => problem.first[h]! + at),
    ),
  )
  const places = [...new Set(Array.from(pairs, (pair) => problem.place[pair]!))].toSorted((a, b) => a - b)
  const position = new Map(places.map((place, at) => [place, at]))
  const first = new Int32Array(households.length + 1)
  for (const [at, h] of households.entries())
    first[at + 1] = first[at]! + problem.first[h + 1]! - problem.first[h]!
  return {
    households,
    places,
    pairs,
    problem: {
      households: households.length,
      places: places.length,
      weight: Float64Array.from(households, (h) => problem.weight[h]!),
      first,
      place: Int32Array.from(pairs, (pair) => position.get(problem.place[pair]!)!),
      quality: Float64Array.from(pairs, (pair) => problem.quality[pair]!),
      // All pairs of a place lie in one part, in the same order: ranks stay what they are.
      sharing: places.map((place): Sharing | null => problem.sharing[place] ?? null),
    },
  }
}
