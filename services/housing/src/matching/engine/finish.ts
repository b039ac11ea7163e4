import type { Model } from 'highs'
import { exactly } from './exactly.ts'
import type { Column, Limits, Master } from './master.ts'
import type { Pool } from './pool.ts'
import type { Relaxation, Task } from './relax.ts'

/** An answer: the pair of each household, or -1; and what it is worth. */
export type Answer = { pairOf: Int32Array; worth: number }

export type Finished = {
  answer: Answer | null
  /** True: under these limits nothing is worth more than this answer, or reaches `atLeast`. */
  conclusive: boolean
}

/**
 * The best whole answer that is worth `atLeast` so much. A column that loses more at the relaxation's prices than such an
 * answer may cannot be in it, so only those of the pool are looked at; what each loses is its cost, and the least total
 * loss is found by branch and bound. Null when there is no time.
 */
export function finish(task: Task, master: Master, about: Finish & { pool: Pool }): Finished | null {
  const { bound, scale } = about.relaxation
  const { columns } = about.pool
  const most = bound / scale - about.atLeast
  const left = task.deadline - performance.now()
  if (left <= 0) return null
  const { highs } = master
  return highs.withModel((model) => {
    model.options.set(exactly(left / 1000))
    state({ task, master, model }, { ...about, most: most * scale })
    model.run()
    const { optimal, infeasible } = highs.constants.modelStatus
    const status = model.getModelStatus()
    if (status === infeasible) return { answer: null, conclusive: true }
    const chosen = chosenOf(model, columns.length)
    if (!chosen) return { answer: null, conclusive: false }
    const answer = answerOf(
      task,
      chosen.map((at) => columns[at]!),
    )
    return { answer, conclusive: status === optimal }
  })
}

export type Finish = {
  relaxation: Relaxation
  limits: Limits
  /** Answers worth less are of no interest. */
  atLeast: number
}

type Stated = Finish & { pool: Pool; most: number }

/** Least loss: of the columns used, and of every household and place with a price that is left out. */
function state({ task, master, model }: { task: Task; master: Master; model: Model }, stated: Stated): void {
  const { relaxation, limits, pool, most } = stated
  const { prices, placePrices, scale } = relaxation
  const { problem, index } = task
  const { highs } = master
  const rows = problem.households + problem.places
  const price = (row: number) =>
    row < problem.households ? prices[row]! : placePrices[row - problem.households]!
  const must = (row: number) => limits.fates.get(row) === 'in' || price(row) > most
  // A row that may be left out at a loss gets a slack that costs its price.
  const slack = Array.from({ length: rows }, (_, row) => row).filter((row) => price(row) > 0 && !must(row))
  const bounds = Array.from({ length: rows }, (_, row) => (price(row) > 0 || must(row) ? 1 : -highs.infinity))
  const entries = [
    ...pool.columns.map(({ place, pairs }) => [
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
    colCost: [...pool.losses.map((loss) => loss / scale), ...slack.map((row) => price(row) / scale)],
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
