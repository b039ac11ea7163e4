import type { Column } from './master.ts'
import type { Pool, Within } from './pool.ts'
import type { Task } from './relax.ts'

/**
 * The second objective by itself, once it is settled what has to be met of the first: every row (a household that is
 * placed, a place) in exactly one column, at the least cost. What may be left out has a column of its own for that.
 */
export type Cover = {
  rows: number
  /** The columns of the pool; those after them leave a row out, and the last one the rest of the weight that may be. */
  columns: readonly Column[]
  /** The rows of each column; 1 where it is a household in a whole place. */
  entries: Int32Array[]
  isWhole: Uint8Array
  /** Quality each column falls short of the best there could be. */
  cost: Float64Array
  /** What each column leaves out of the weight, as a part of the heaviest household's; together exactly so much (the last column takes what is not). */
  leftOut: Float64Array
  mostLeftOut: number
  questions: Question[]
  /** The questions that each column answers with yes. */
  answers: Int32Array[]
  /** Total cost of an answer = this - its quality. */
  best: number
}

/**
 * Are these two rows in one column: is that household in that shared place? Without `place`: is it left out? Once all
 * are answered the rest is an assignment.
 */
export type Question = { household: number; place: number | null }

const NOTHING = new Int32Array(0)

/** All answers that weigh `weight` and use columns of the pool alone. */
export function coverOf(task: Task, pool: Pool, within: Within & { weight: number }): Cover {
  const { problem, index } = task
  const { relaxation, limits, most } = within
  const { prices, placePrices } = relaxation
  const must = (household: number) => prices[household]! > most || limits.fates.get(household) === 'in'
  const top = problem.quality.reduce((best, own) => Math.max(best, own), 0)
  const rowOf = new Map<number, number>()
  const rowAt = (key: number) => {
    const known = rowOf.get(key)
    if (known !== undefined) return known
    rowOf.set(key, rowOf.size)
    return rowOf.size - 1
  }
  for (let household = 0; household < problem.households; household++) if (must(household)) rowAt(household)
  const questions: Question[] = []
  const asked = new Map<string, number>()
  const ask = (question: Question) => {
    const key = `${question.household} ${question.place}`
    const known = asked.get(key)
    if (known !== undefined) return known
    asked.set(key, questions.length)
    return questions.push(question) - 1
  }
  const entries: Int32Array[] = []
  const answers: Int32Array[] = []
  const cost: number[] = []
  for (const { place, pairs } of pool.columns) {
    const households = pairs.map((pair) => rowAt(index.household[pair]!))
    const own = rowAt(problem.households + place)
    entries.push(Int32Array.from([...households, own]))
    cost.push(pairs.reduce((sum, pair) => sum + top - problem.quality[pair]!, 0))
    const shared = problem.sharing[place] !== null
    answers.push(
      shared ? Int32Array.from(households, (household) => ask({ household, place: own })) : NOTHING,
    )
  }
  const leftOut = Array<number>(entries.length).fill(0)
  let open = 0
  let placed = 0
  for (const [key, row] of rowOf) {
    const isHousehold = key < problem.households
    if (isHousehold ? must(key) : placePrices[key - problem.households]! > most) {
      if (isHousehold) placed += problem.weight[key]!
      continue
    }
    entries.push(Int32Array.of(row))
    cost.push(isHousehold ? top : 0)
    leftOut.push(isHousehold ? problem.weight[key]! : 0)
    answers.push(isHousehold ? Int32Array.of(ask({ household: row, place: null })) : NOTHING)
    if (isHousehold) open += problem.weight[key]!
  }
  entries.push(NOTHING)
  cost.push(0)
  leftOut.push(1)
  answers.push(NOTHING)
  // So that what the solver adds up is of one size.
  const unit = leftOut.reduce((most, own) => Math.max(most, own), 1)
  const households = [...rowOf.keys()].filter((key) => key < problem.households).length
  return {
    rows: rowOf.size,
    columns: pool.columns,
    entries,
    isWhole: Uint8Array.from(entries, (_, column) =>
      Number(column < pool.columns.length && problem.sharing[pool.columns[column]!.place] === null),
    ),
    cost: Float64Array.from(cost),
    leftOut: Float64Array.from(leftOut, (weight) => weight / unit),
    mostLeftOut: (open + placed - within.weight) / unit,
    questions,
    answers,
    best: households * top,
  }
}
