import { gainsOf } from './bound.ts'
import { bestGroups } from './groups.ts'
import { createMarket, enter, openPlace } from './market.ts'
import type { Column } from './master.ts'
import type { Task } from './relax.ts'

/** Pairs of each household to begin with: those nearest to its price. */
const PAIRS = 3
/** So near a pair is taken beside them, in units of worth: a few points of quality. */
const NEAR = 6
const GROUPS = 8

/**
 * Columns to begin with: at the prices of the assignment in which every place takes one household, the best pairs of
 * each household and the best groups of each shared place.
 */
export function startColumns({ problem, index, worth }: Task): Column[] {
  const market = createMarket(problem, worth.of)
  for (let place = 0; place < problem.places; place++) openPlace(market, place)
  const households = Array.from({ length: problem.households }, (_, household) => household)
  for (const household of households.toSorted((one, other) => problem.weight[other]! - problem.weight[one]!))
    enter(market, household)
  const { householdPrice, placePrice } = market
  const columns: Column[] = []
  for (const household of households) {
    const pairs = Array.from(
      { length: problem.first[household + 1]! - problem.first[household]! },
      (_, rank) => problem.first[household]! + rank,
    ).filter((pair) => !problem.sharing[problem.place[pair]!])
    const loss = (pair: number) =>
      householdPrice[household]! + placePrice[problem.place[pair]!]! - worth.of[pair]!
    for (const [rank, pair] of pairs.sort((one, other) => loss(one) - loss(other)).entries())
      if (rank < PAIRS || loss(pair) <= NEAR) columns.push({ place: problem.place[pair]!, pairs: [pair] })
  }
  for (const [place, sharing] of problem.sharing.entries()) {
    if (!sharing) continue
    const gains = gainsOf(index, place, (pair, household) => worth.of[pair]! - householdPrice[household]!)
    const alone = gainsOf(index, place, (pair) => worth.of[pair]!)
    for (const { ranks } of [...bestGroups(sharing, gains, GROUPS, 0), ...bestGroups(sharing, alone, 1, 0)])
      columns.push({ place, pairs: ranks.map((rank) => index.pairs[index.first[place]! + rank]!) })
  }
  return columns
}
