import type { Answer } from './finish.ts'
import { createMarket, enter, openPlace } from './market.ts'
import type { Column, Fate } from './master.ts'
import type { Relaxation, Task } from './relax.ts'

/**
 * A whole answer near a relaxation: the groups it uses most, as far as they go together, and the best assignment of
 * everybody else to the whole places. Fates are not respected: it is an answer to the whole problem.
 */
export function round(task: Task, columns: readonly Column[], { values }: Relaxation): Answer {
  const { problem, index, worth } = task
  const pairOf = new Int32Array(problem.households).fill(-1)
  const taken = new Set<number>()
  const order = [...values.keys()].filter((at) => values[at]! > 1e-6 && problem.sharing[columns[at]!.place])
  for (const at of order.sort((one, other) => values[other]! - values[one]!)) {
    const { place, pairs } = columns[at]!
    if (taken.has(place) || pairs.some((pair) => pairOf[index.household[pair]!]! >= 0)) continue
    taken.add(place)
    for (const pair of pairs) pairOf[index.household[pair]!] = pair
  }
  const market = createMarket(problem, worth.of)
  for (let place = 0; place < problem.places; place++) if (!problem.sharing[place]) openPlace(market, place)
  const byNeed = [...pairOf.keys()]
    .filter((household) => pairOf[household]! < 0)
    .sort((one, other) => problem.weight[other]! - problem.weight[one]! || one - other)
  for (const household of byNeed) enter(market, household)
  for (const household of byNeed) pairOf[household] = market.pairOf[household]!
  let total = 0
  for (const pair of pairOf) if (pair >= 0) total += worth.of[pair]!
  return { pairOf, worth: total }
}

/** The household whose being placed at all the relaxation leaves most open; undefined when none is. */
export function undecided(
  { problem, index }: Task,
  columns: readonly Column[],
  { values }: Relaxation,
  fates: Map<number, Fate>,
): number | undefined {
  const placed = new Float64Array(problem.households)
  for (const [at, value] of values.entries())
    if (value > 0) for (const pair of columns[at]!.pairs) placed[index.household[pair]!]! += value
  let found: number | undefined
  let widest = 1e-6
  for (const [household, share] of placed.entries()) {
    const open = Math.min(share, 1 - share)
    if (open <= widest || fates.has(household)) continue
    widest = open
    found = household
  }
  return found
}
