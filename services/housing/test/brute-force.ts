import type { Instance } from '../src/matching/engine/instance.ts'

/** The best there is, found by trying every way: of small problems only. */
export function bruteForce(problem: Instance): { weight: number; quality: number } {
  const { households, weight, first, place, quality } = problem
  const ranks = ranksOf(problem)
  const inside = new Map<number, number[]>()
  let best = { weight: 0, quality: 0 }
  const visit = (household: number, total: { weight: number; quality: number }) => {
    if (household === households) {
      if (total.weight > best.weight || (total.weight === best.weight && total.quality > best.quality))
        best = total
      return
    }
    visit(household + 1, total)
    for (let pair = first[household]!; pair < first[household + 1]!; pair++) {
      const others = inside.get(place[pair]!) ?? []
      if (!mayJoin(problem, place[pair]!, [...others, ranks[pair]!])) continue
      inside.set(place[pair]!, [...others, ranks[pair]!])
      visit(household + 1, {
        weight: total.weight + weight[household]!,
        quality: total.quality + quality[pair]!,
      })
      inside.set(place[pair]!, others)
    }
  }
  visit(0, best)
  return best
}

/** The order of each pair among those of its place. */
export function ranksOf({ place, places }: Instance): number[] {
  const seen = new Array<number>(places).fill(0)
  return Array.from(place, (at) => seen[at]!++)
}

export function mayJoin({ sharing }: Instance, place: number, ranks: number[]): boolean {
  const shared = sharing[place]
  if (!shared) return ranks.length === 1
  const count = shared.sizes[0]?.length ?? 0
  const total = (dimension: number) => ranks.reduce((sum, rank) => sum + shared.sizes[dimension]![rank]!, 0)
  return (
    ranks.length <= shared.maxHouseholds &&
    shared.capacity.every((limit, dimension) => total(dimension) <= limit) &&
    ranks.every((one) => ranks.every((other) => one === other || !shared.apart?.[one * count + other]))
  )
}
