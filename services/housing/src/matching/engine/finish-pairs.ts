import type { Highs, Model } from 'highs'
import { exactly } from './exactly.ts'
import type { Answer, Finish, Finished } from './finish.ts'
import { isKnapsack, lossesOfKnapsack } from './knapsack.ts'
import { gainsAt } from './pool.ts'
import type { Task } from './relax.ts'

/** More pairs than this are not searched one by one. */
export const MOST_PAIRS = 20_000

/**
 * As `finish`, where a place can hold so many that its groups cannot be listed: pairs are chosen one by one, under what
 * each place holds. Only pairs that can be in an answer which loses little are left; weight is maximised first, then
 * quality under that weight. Null when too many are left.
 */
export function finishByPairs(task: Task, highs: Highs, about: Finish, mostPairs: number): Finished | null {
  const { relaxation, atLeast } = about
  const most = relaxation.bound / relaxation.scale - atLeast
  const pairs = pairsWithin(task, about, most * relaxation.scale)
  if (pairs.length > Math.min(MOST_PAIRS, mostPairs)) return null
  const { problem, index } = task
  const rows = [
    ...householdRows(task, about, { pairs, most: most * relaxation.scale }),
    ...placeRows(task, pairs),
  ]
  const weights = pairs.map((pair) => problem.weight[index.household[pair]!]!)
  const qualities = pairs.map((pair) => problem.quality[pair]!)
  const heaviest = maximise(task, highs, { costs: weights, rows })
  if (heaviest.infeasible) return { answer: null, conclusive: true }
  if (!heaviest.chosen) return { answer: null, conclusive: false }
  const floor = { columns: [...pairs.keys()], sizes: weights, lower: heaviest.value, upper: highs.infinity }
  const best = maximise(task, highs, { costs: qualities, rows: [...rows, floor] })
  const answer = toAnswer(
    task,
    (best.chosen ?? heaviest.chosen).map((at) => pairs[at]!),
  )
  return { answer, conclusive: heaviest.optimal && best.optimal }
}

/** Pairs that some answer losing at most `most` could use. */
function pairsWithin(task: Task, { relaxation, limits }: Finish, most: number): number[] {
  const { problem, index } = task
  const found: number[] = []
  for (let place = 0; place < problem.places; place++) {
    const gains = gainsAt(task, place, relaxation, limits)
    const sharing = problem.sharing[place]
    const losses =
      sharing && isKnapsack(sharing)
        ? lossesOfKnapsack(sharing, gains)
        : gains.map((gain) => (sharing ? 0 : relaxation.placePrices[place]! - gain))
    for (const [rank, loss] of losses.entries())
      if (loss <= most && gains[rank] !== Number.NEGATIVE_INFINITY)
        found.push(index.pairs[index.first[place]! + rank]!)
  }
  return found
}

/** `lower <= sum of sizes of the columns used <= upper`. */
type Row = { columns: number[]; sizes: number[]; lower: number; upper: number }

function householdRows(
  { problem, index }: Task,
  { relaxation, limits }: Finish,
  { pairs, most }: { pairs: number[]; most: number },
): Row[] {
  const columns = Map.groupBy(pairs.keys(), (at) => index.household[pairs[at]!]!)
  return Array.from({ length: problem.households }, (_, household) => {
    const own = columns.get(household) ?? []
    const must = limits.fates.get(household) === 'in' || relaxation.prices[household]! > most
    return { columns: own, sizes: own.map(() => 1), lower: must ? 1 : 0, upper: 1 }
  })
}

function placeRows({ problem, index }: Task, pairs: number[]): Row[] {
  const columns = Map.groupBy(pairs.keys(), (at) => problem.place[pairs[at]!]!)
  return [...columns].flatMap(([place, own]) => {
    const sharing = problem.sharing[place]
    const number: Row = {
      columns: own,
      sizes: own.map(() => 1),
      lower: 0,
      upper: sharing?.maxHouseholds ?? 1,
    }
    if (!sharing) return [number]
    const { first } = index
    const rankOf = new Map(
      Array.from(index.pairs.subarray(first[place]!, first[place + 1]!), (pair, rank) => [pair, rank]),
    )
    const ranks = own.map((at) => rankOf.get(pairs[at]!)!)
    const room = sharing.capacity.map((upper, dimension): Row => {
      const sizes = ranks.map((rank) => sharing.sizes[dimension]![rank]!)
      return { columns: own, sizes, lower: 0, upper }
    })
    const count = sharing.sizes[0]?.length ?? 0
    const apart = own.flatMap((one, at) =>
      own
        .slice(at + 1)
        .filter((_, next) => sharing.apart?.[ranks[at]! * count + ranks[at + 1 + next]!])
        .map((other): Row => ({ columns: [one, other], sizes: [1, 1], lower: 0, upper: 1 })),
    )
    return [number, ...room, ...apart]
  })
}

type Chosen = { chosen: number[] | null; value: number; optimal: boolean; infeasible: boolean }

function maximise(task: Task, highs: Highs, { costs, rows }: { costs: number[]; rows: Row[] }): Chosen {
  const left = Math.max(0.01, (task.deadline - performance.now()) / 1000)
  return highs.withModel((model) => {
    model.options.set(exactly(left))
    state(model, highs, { costs, rows })
    model.run()
    const { optimal, infeasible } = highs.constants.modelStatus
    const status = model.getModelStatus()
    const known = status !== infeasible && model.info.get('primal_solution_status') === 2
    const values = known ? model.getSolution().colValue : []
    const chosen = known ? [...costs.keys()].filter((at) => values[at]! > 0.5) : null
    const value = chosen?.reduce((sum, at) => sum + costs[at]!, 0) ?? 0
    return { chosen, value, optimal: status === optimal, infeasible: status === infeasible }
  })
}

function state(model: Model, highs: Highs, { costs, rows }: { costs: number[]; rows: Row[] }): void {
  const starts = new Int32Array(rows.length + 1)
  for (const [at, { columns }] of rows.entries()) starts[at + 1] = starts[at]! + columns.length
  model.passModel({
    numCols: costs.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: costs,
    colLower: new Float64Array(costs.length),
    colUpper: new Float64Array(costs.length).fill(1),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    integrality: new Int32Array(costs.length).fill(highs.constants.variableType.integer),
    matrix: {
      format: 'csr',
      numCols: costs.length,
      numRows: rows.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
      values: Float64Array.from(rows.flatMap(({ sizes }) => sizes)),
    },
  })
}

function toAnswer({ problem, index, worth }: Task, pairs: number[]): Answer {
  const pairOf = new Int32Array(problem.households).fill(-1)
  for (const pair of pairs) pairOf[index.household[pair]!] = pair
  return { pairOf, worth: pairs.reduce((sum, pair) => sum + worth.of[pair]!, 0) }
}
