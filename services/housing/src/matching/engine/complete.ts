import type { Answer } from './finish.ts'
import { createMarket, enter, openPlace } from './market.ts'
import type { Column, Limits } from './master.ts'
import type { Task } from './relax.ts'

/** The answer that uses these groups, as far as they go together, and assigns everybody else to the whole places exactly. */
export function complete(
  { problem, index, worth }: Task,
  groups: readonly Column[],
  { fates }: Limits,
): Answer {
  const pairOf = new Int32Array(problem.households).fill(-1)
  const taken = new Set<number>()
  for (const { place, pairs } of groups) {
    if (taken.has(place) || pairs.some((pair) => pairOf[index.household[pair]!]! >= 0)) continue
    taken.add(place)
    for (const pair of pairs) pairOf[index.household[pair]!] = pair
  }
  const market = createMarket(problem, worth.of)
  for (let place = 0; place < problem.places; place++) if (!problem.sharing[place]) openPlace(market, place)
  const byNeed = [...pairOf.keys()]
    .filter((household) => pairOf[household]! < 0 && fates.get(household) !== 'out')
    .sort((one, other) => problem.weight[other]! - problem.weight[one]! || one - other)
  for (const household of byNeed) enter(market, household)
  for (const household of byNeed) pairOf[household] = market.pairOf[household]!
  let total = 0
  for (const pair of pairOf) if (pair >= 0) total += worth.of[pair]!
  return { pairOf, worth: total }
}
