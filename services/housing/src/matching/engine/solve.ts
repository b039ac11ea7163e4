import type { Highs } from 'highs'
import { boundOf } from './bound.ts'
import type { Answer } from './finish.ts'
import { byPlace, type Instance } from './instance.ts'
import { createMarket, enter, openPlace } from './market.ts'
import { type Part, partsOf } from './parts.ts'
import { search } from './search.ts'
import { worthOf } from './worth.ts'

/** What is best, and how it is known to be. Weights, qualities and bounds are totals. */
export type Solution = {
  /** The pair of each household, or -1. */
  pairOf: Int32Array
  weight: number
  quality: number
  /** No answer weighs more; and none that weighs as much has more quality. Equal to the answer's own when proved. */
  weightBound: number
  qualityBound: number
  proved: boolean
  /** Price of each household and place in worth of its part: what they would be missed for. See `bound.ts`. */
  proofs: Proof[]
}

/** Prices that prove a part's bound to anybody who adds them up, and how many sub-problems closed the rest. */
export type Proof = {
  part: Part
  base: number
  scale: number
  prices: Float64Array
  placePrices: Float64Array
  /** 0: the prices alone prove the answer. */
  searched: number
}

export type Options = {
  /** Reading of the monotonic clock (`performance.now()`) after which the best found is answered. */
  deadline: number
  /** An answer to start from: the pair of each household, or -1. */
  start: Int32Array
}

/**
 * Solves a problem exactly: whole places as an assignment, shared places by groups. `highs` is asked only where places
 * are shared. Throws a RangeError when the numbers are too large to be exact.
 */
export function solveInstance(highs: Highs, problem: Instance, options: Options): Solution {
  const { shared, whole } = partsOf(problem)
  const solution: Solution = {
    pairOf: new Int32Array(problem.households).fill(-1),
    weight: 0,
    quality: 0,
    weightBound: 0,
    qualityBound: 0,
    proved: true,
    proofs: [],
  }
  if (whole) add(solution, solveWhole(whole))
  for (const part of shared) add(solution, solveShared(highs, part, options))
  return solution
}

type Solved = { proof: Proof; answer: Answer; bound: number }

function solveWhole(part: Part): Solved {
  const { problem } = part
  const worth = worthOf(problem)
  const market = createMarket(problem, worth.of)
  for (let place = 0; place < problem.places; place++) openPlace(market, place)
  for (const household of mostInNeedFirst(problem)) enter(market, household)
  const { householdPrice: prices, placePrice: placePrices, pairOf } = market
  let total = 0
  for (const pair of pairOf) if (pair >= 0) total += worth.of[pair]!
  const { bound } = boundOf(problem, market.index, { worth: worth.of, prices, scale: 1 })
  const proof = { part, base: worth.base, scale: 1, prices, placePrices, searched: 0 }
  return { proof, answer: { pairOf, worth: total }, bound }
}

/** The order makes the search shorter: who is in more need is seldom moved by who comes later. */
export function mostInNeedFirst({ households, weight }: Instance): number[] {
  const all = Array.from({ length: households }, (_, household) => household)
  return all.sort((one, other) => weight[other]! - weight[one]! || one - other)
}

function solveShared(highs: Highs, part: Part, { deadline, start }: Options): Solved {
  const { problem } = part
  const worth = worthOf(problem)
  const task = { problem, index: byPlace(problem), worth, deadline }
  const position = new Map(Array.from(part.pairs, (pair, at) => [pair, at]))
  const pairOf = Int32Array.from(part.households, (household) => position.get(start[household]!) ?? -1)
  const known = { pairOf, worth: pairOf.reduce((sum, pair) => sum + (pair < 0 ? 0 : worth.of[pair]!), 0) }
  const { answer, bound, root, parts } = search(highs, task, known)
  const { scale, prices, placePrices } = root
  const searched = Math.floor(root.bound / scale + 1e-9) === answer.worth ? 0 : parts
  return { proof: { part, base: worth.base, scale, prices, placePrices, searched }, answer, bound }
}

function add(solution: Solution, { proof, answer, bound }: Solved): void {
  const { part, base } = proof
  const weight = Math.floor(answer.worth / base)
  for (const [at, household] of part.households.entries()) {
    const pair = answer.pairOf[at]!
    if (pair >= 0) solution.pairOf[household] = part.pairs[pair]!
  }
  const weightBound = Math.floor(bound / base)
  solution.weight += weight
  solution.weightBound += weightBound
  solution.quality += answer.worth - weight * base
  // Under a weight that may still be exceeded, nothing better is known of quality than each household's best.
  solution.qualityBound += weightBound === weight ? bound - weight * base : bestQualities(part.problem)
  solution.proved &&= bound === answer.worth
  solution.proofs.push(proof)
}

function bestQualities({ households, first, quality }: Instance): number {
  let sum = 0
  for (let household = 0; household < households; household++) {
    let best = 0
    for (let pair = first[household]!; pair < first[household + 1]!; pair++)
      best = Math.max(best, quality[pair]!)
    sum += best
  }
  return sum
}
