import type { Model } from 'highs'
import { gainsOf } from './bound.ts'
import { finishByPairs } from './finish-pairs.ts'
import { FEW, visitGroups } from './groups.ts'
import type { Column, Fate, Master } from './master.ts'
import type { Relaxation, Task } from './relax.ts'

/** An answer: the pair of each household, or -1; and what it is worth. */
export type Answer = { pairOf: Int32Array; worth: number }

export type Finished = {
  answer: Answer | null
  /** True: within the relaxation's fates nothing is worth more than this answer, or reaches `atLeast`. */
  conclusive: boolean
}

/** More columns than this are not listed: the search divides the problem further first. */
const MOST_COLUMNS = 60_000

/**
 * The best whole answer near the relaxation. A column that loses more than `within` at the relaxation's prices cannot
 * be in an answer that loses less, so only the others are listed; what each loses is its cost, and the least total
 * loss is found by branch and bound. `within` and losses are in units of worth.
 */
export function finish(
  task: Task,
  master: Master,
  { relaxation, fates, within, atLeast }: Finish,
): Finished | null {
  const { bound, scale } = relaxation
  const most = Math.min(within, bound / scale - atLeast)
  const columns = columnsWithin(task, { relaxation, fates }, most * scale)
  if (!columns) return finishByPairs(task, master.highs, { relaxation, fates, within, atLeast })
  const left = task.deadline - performance.now()
  if (left <= 0) return null
  const { highs } = master
  return highs.withModel((model) => {
    model.options.set({
      output_flag: false,
      random_seed: 1,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
      time_limit: left / 1000,
    })
    state({ task, master, model }, { relaxation, fates, columns, most: most * scale })
    model.run()
    const status = model.getModelStatus()
    const { optimal, infeasible, timeLimit } = highs.constants.modelStatus
    // What is listed holds every answer that loses at most `most`.
    const everyBetter = most >= bound / scale - atLeast
    if (status === infeasible) return { answer: null, conclusive: everyBetter }
    const chosen = chosenOf(model, columns.length)
    if (!chosen || (status !== optimal && status !== timeLimit)) return { answer: null, conclusive: false }
    const answer = answerOf(
      task,
      chosen.map((at) => columns[at]!.column),
    )
    const nearest = bound / scale - answer.worth <= most + 1e-6
    return { answer, conclusive: status === optimal && (nearest || everyBetter) }
  })
}

export type Finish = {
  relaxation: Relaxation
  fates: Map<number, Fate>
  /** Answers up to so much under the bound are looked for. */
  within: number
  /** Answers worth less are of no interest. */
  atLeast: number
}

type Losing = { column: Column; loss: number }

/**
 * Every column that loses at most `most` (whole numbers of 1/scale); null when they are too many, or of places that
 * hold so many that listing them would take longer than the answer is worth.
 */
function columnsWithin(
  task: Task,
  { relaxation, fates }: Pick<Finish, 'relaxation' | 'fates'>,
  most: number,
): Losing[] | null {
  const { problem, index } = task
  if (problem.sharing.some((sharing) => sharing && sharing.maxHouseholds > FEW)) return null
  const found: Losing[] = []
  for (let place = 0; place < problem.places && found.length <= MOST_COLUMNS; place++) {
    const gains = gainsAt(task, place, relaxation, fates)
    const price = relaxation.placePrices[place]!
    const sharing = problem.sharing[place]
    const add = (ranks: readonly number[], gain: number) => {
      const pairs = ranks.map((rank) => index.pairs[index.first[place]! + rank]!)
      found.push({ column: { place, pairs }, loss: price - gain })
    }
    if (!sharing) {
      for (const [rank, gain] of gains.entries()) if (price - gain <= most) add([rank], gain)
      continue
    }
    visitGroups(sharing, gains, price - most, (ranks, gain) => {
      if (ranks.length > 0) add(ranks, gain)
      return found.length > MOST_COLUMNS ? Number.POSITIVE_INFINITY : price - most
    })
  }
  return found.length > MOST_COLUMNS ? null : found
}

/** What each pair of a place gains at the relaxation's prices, by rank; -Infinity for who must stay out. */
export function gainsAt(
  { index, worth }: Task,
  place: number,
  { prices, scale }: Relaxation,
  fates: Map<number, Fate>,
): Float64Array {
  return gainsOf(index, place, (pair, household) =>
    fates.get(household) === 'out' ? Number.NEGATIVE_INFINITY : worth.of[pair]! * scale - prices[household]!,
  )
}

type Stated = { relaxation: Relaxation; fates: Map<number, Fate>; columns: Losing[]; most: number }

/** Least loss: of the columns used, and of every household and place with a price that is left out. */
function state({ task, master, model }: { task: Task; master: Master; model: Model }, stated: Stated): void {
  const { relaxation, fates, columns, most } = stated
  const { prices, placePrices, scale } = relaxation
  const { problem, index } = task
  const { highs } = master
  const rows = problem.households + problem.places
  const price = (row: number) =>
    row < problem.households ? prices[row]! : placePrices[row - problem.households]!
  const must = (row: number) => fates.get(row) === 'in' || price(row) > most
  // A row that may be left out at a loss gets a slack that costs its price.
  const slack = Array.from({ length: rows }, (_, row) => row).filter((row) => price(row) > 0 && !must(row))
  const bounds = Array.from({ length: rows }, (_, row) => (price(row) > 0 || must(row) ? 1 : -highs.infinity))
  const entries = [
    ...columns.map(({ column: { place, pairs } }) => [
      ...pairs.map((pair) => index.household[pair]!),
      problem.households + place,
    ]),
    ...slack.map((row) => [row]),
  ]
  const count = entries.length
  model.passModel({
    numCols: count,
    numRows: rows,
    sense: highs.constants.objectiveSense.minimize,
    colCost: [...columns.map(({ loss }) => loss / scale), ...slack.map((row) => price(row) / scale)],
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(1),
    rowLower: bounds,
    rowUpper: new Float64Array(rows).fill(1),
    integrality: new Int32Array(count).fill(highs.constants.variableType.integer),
    matrix: columnMatrix(rows, entries),
  })
}

function columnMatrix(numRows: number, entries: number[][]) {
  const starts = new Int32Array(entries.length + 1)
  for (const [at, some] of entries.entries()) starts[at + 1] = starts[at]! + some.length
  const indices = Int32Array.from(entries.flat())
  return {
    format: 'csc' as const,
    numCols: entries.length,
    numRows,
    starts,
    indices,
    values: new Float64Array(indices.length).fill(1),
  }
}

/** Positions of the columns used, or null when the solver has no answer yet. */
function chosenOf(model: Model, columns: number): number[] | null {
  if (model.info.get('primal_solution_status') !== FEASIBLE) return null
  const { colValue } = model.getSolution()
  return Array.from({ length: columns }, (_, at) => at).filter((at) => colValue[at]! > 0.5)
}

const FEASIBLE = 2

export function answerOf({ problem, index, worth }: Task, columns: readonly Column[]): Answer {
  const pairOf = new Int32Array(problem.households).fill(-1)
  let total = 0
  for (const { pairs } of columns)
    for (const pair of pairs) {
      pairOf[index.household[pair]!] = pair
      total += worth.of[pair]!
    }
  return { pairOf, worth: total }
}
