import type { Basis, Highs, Model } from 'highs'
import type { ByPlace, Instance } from './instance.ts'
import type { Worth } from './worth.ts'

/** A place and the pairs of it that are used together. */
export type Column = { place: number; pairs: readonly number[] }

/** What the search fixed about a household or a place: it may be used, must be, or must not. */
export type Fate = 'free' | 'in' | 'out'

/** What the search fixed: about rows (households, then places), and the pairs that must not be used. */
export type Limits = { fates: ReadonlyMap<number, Fate>; banned: ReadonlySet<number> }

export const NO_LIMITS: Limits = { fates: new Map(), banned: new Set() }

/**
 * The linear relaxation over the columns known so far: every household and every place in one column at most. Rows are
 * the households, then the places. One unit of weight is worth `LAMBDA` of quality here: near enough to "weight first"
 * for the solver to find the right basis, near enough to quality for its tolerances to see it. Exact prices are then
 * read from the basis, for each objective by itself.
 */
export type Master = {
  highs: Highs
  problem: Instance
  index: ByPlace
  model: Model
  columns: Column[]
  /** Position of each column in the model, by its pairs. */
  known: Map<string, number>
  /** The columns that use a pair. */
  using: Map<number, number[]>
  /** What the model respects at the moment. */
  limits: Limits
  /** Position in the model of the column that stands in for a household that must be placed. */
  standIn: Map<number, number>
  /** Where each column of the model comes from; -1 for a stand-in. */
  origin: number[]
  /** Worse than leaving everybody out, so that a stand-in is used only when there is no other way. */
  standInCost: number
  /** Was it ever solved? The solver then goes on from there. */
  solved: boolean
}

const LAMBDA = 1024

export function createMaster(highs: Highs, problem: Instance, index: ByPlace): Master {
  const rows = problem.households + problem.places
  const model = highs.createModel()
  model.options.set({ output_flag: false, random_seed: 1, presolve: 'off' })
  model.changeObjectiveSense(highs.constants.objectiveSense.maximize)
  model.addRows({
    lower: new Float64Array(rows).fill(-highs.infinity),
    upper: new Float64Array(rows).fill(1),
    matrix: {
      format: 'csr',
      numCols: 0,
      numRows: rows,
      starts: new Int32Array(rows + 1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  })
  const standInCost = -1 - problem.weight.reduce((sum, weight) => sum + weight, 0)
  return {
    highs,
    problem,
    index,
    model,
    columns: [],
    known: new Map(),
    using: new Map(),
    limits: NO_LIMITS,
    standIn: new Map(),
    origin: [],
    standInCost,
    solved: false,
  }
}

const keyOf = ({ pairs }: Column) => pairs.join()

export function isKnown({ known }: Master, column: Column): boolean {
  return known.has(keyOf(column))
}

/** Adds columns that are not known yet. */
export function addColumns(master: Master, columns: readonly Column[]): void {
  const { problem, index, known } = master
  const fresh: Column[] = []
  for (const column of columns) {
    if (isKnown(master, column)) continue
    known.set(keyOf(column), master.origin.length)
    const at = master.columns.push(column) - 1
    master.origin.push(at)
    for (const pair of column.pairs) master.using.set(pair, [...(master.using.get(pair) ?? []), at])
    fresh.push(column)
  }
  if (fresh.length === 0) return
  append(master, {
    costs: fresh.map(({ pairs }) => costOf(master, pairs)),
    rows: fresh.map(({ place, pairs }) => [
      ...pairs.map((pair) => index.household[pair]!),
      problem.households + place,
    ]),
  })
}

function costOf({ problem, index }: Master, pairs: readonly number[]): number {
  return pairs.reduce(
    (sum, pair) => sum + problem.weight[index.household[pair]!]! + problem.quality[pair]! / LAMBDA,
    0,
  )
}

function append(
  { model, highs, problem }: Master,
  { costs, rows }: { costs: number[]; rows: number[][] },
): void {
  const starts = [0]
  for (const some of rows) starts.push(starts.at(-1)! + some.length)
  const indices = Int32Array.from(rows.flat())
  model.addCols({
    cost: Float64Array.from(costs),
    lower: new Float64Array(costs.length),
    upper: new Float64Array(costs.length).fill(highs.infinity),
    matrix: {
      format: 'csc',
      numCols: costs.length,
      numRows: problem.households + problem.places,
      starts: Int32Array.from(starts),
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
  })
}

/** From now on the model respects these limits and no others. */
export function limit(master: Master, limits: Limits): void {
  const { fates, banned } = master.limits
  for (const row of fates.keys()) if (!limits.fates.has(row)) decide(master, row, 'free')
  for (const [row, fate] of limits.fates) if (fates.get(row) !== fate) decide(master, row, fate)
  const changed = [...banned, ...limits.banned].filter((pair) => banned.has(pair) !== limits.banned.has(pair))
  for (const at of new Set(changed.flatMap((pair) => master.using.get(pair) ?? []))) {
    const column = master.columns[at]!
    const free = column.pairs.every((pair) => !limits.banned.has(pair))
    master.model.changeColBounds(master.known.get(keyOf(column))!, 0, free ? master.highs.infinity : 0)
  }
  master.limits = limits
}

function decide(master: Master, row: number, fate: Fate): void {
  const { model, highs, standIn, origin } = master
  if (fate === 'in' && !standIn.has(row)) {
    standIn.set(row, origin.push(-1) - 1)
    append(master, { costs: [master.standInCost], rows: [[row]] })
  }
  model.changeRowBounds(row, fate === 'in' ? 1 : -highs.infinity, fate === 'out' ? 0 : 1)
}

export type Method = 'rough' | 'interior' | 'primal' | 'dual'

const METHODS: Record<Method, Record<string, string | number>> = {
  // Prices good enough to find columns with; no basis.
  rough: { solver: 'ipm', run_crossover: 'off', ipm_optimality_tolerance: 1e-3 },
  interior: { solver: 'ipm', run_crossover: 'on', ipm_optimality_tolerance: 1e-8 },
  primal: { solver: 'simplex', simplex_strategy: 4 },
  // Costs are left as they are: to mend what moving them does takes longer than the few steps from one question to the next.
  dual: { solver: 'simplex', simplex_strategy: 1, dual_simplex_cost_perturbation_multiplier: 0 },
}

/** Solves the relaxation; answers whether it was solved in time. */
export function solve({ model, highs }: Master, method: Method, timeLimitMs: number): boolean {
  if (timeLimitMs <= 0) return false
  model.zeroAllClocks()
  model.options.set({ ...METHODS[method], time_limit: timeLimitMs / 1000 })
  model.run()
  const status = model.getModelStatus()
  if (method === 'rough') return status !== highs.constants.modelStatus.timeLimit
  if (status !== highs.constants.modelStatus.optimal) return false
  if (method !== 'interior') return true
  // Crossover leaves a basis that is not factorised; this run only does that.
  model.options.set(METHODS.primal)
  model.run()
  return model.getModelStatus() === highs.constants.modelStatus.optimal
}

/** Where the solver stands; it goes on from there after `resume`, whatever was solved in between. */
export function standing({ model }: Master): Basis {
  return model.getBasis()
}

export function resume({ model, origin }: Master, { colStatus, rowStatus }: Basis): void {
  // Columns that came since are not used.
  const columns = new Int32Array(origin.length)
  columns.set(colStatus)
  model.setBasis({ colStatus: columns, rowStatus })
}

/** How much of each column the relaxation uses, and whether it had to use a stand-in. */
export function valuesOf({ model, columns, origin }: Master): { values: Float64Array; standsIn: boolean } {
  const used = model.getSolution().colValue
  const values = new Float64Array(columns.length)
  let standsIn = false
  for (const [position, column] of origin.entries()) {
    if (column >= 0) values[column] = used[position]!
    else if (used[position]! > 1e-6) standsIn = true
  }
  return { values, standsIn }
}

/** Prices of all rows: whole numbers of 1/scale. */
export type Prices = { rows: Float64Array; scale: number }

/**
 * Prices of the last basis in both objectives, weight before quality. When they are no simple fractions the
 * two together are rounded, and a bound made of them is a little weaker, never wrong.
 */
export function exactPrices(master: Master, worth: Worth): Prices {
  const { model, problem, index, columns, origin } = master
  const basic = model.getBasicVariables()
  const weights = new Float64Array(basic.length)
  const qualities = new Float64Array(basic.length)
  for (const [row, position] of basic.entries()) {
    const column = columns[origin[position] ?? -1]
    if (position >= 0 && !column) weights[row] = master.standInCost
    for (const pair of column?.pairs ?? []) {
      weights[row]! += problem.weight[index.household[pair]!]!
      qualities[row]! += problem.quality[pair]!
    }
  }
  return combine(
    model.getBasisTransposeSolve(weights).values,
    model.getBasisTransposeSolve(qualities).values,
    worth,
  )
}

function combine(
  weights: Float64Array,
  qualities: Float64Array,
  { base, scales }: Pick<Worth, 'base' | 'scales'>,
): Prices {
  const whole = (value: number) => Math.abs(value - Math.round(value)) < 1e-4
  const fits = (scale: number) =>
    weights.every((weight) => whole(weight * scale)) && qualities.every((quality) => whole(quality * scale))
  const exact = scales.find(fits)
  const scale = exact ?? scales.at(-1)!
  const rows = weights.map((weight, row) =>
    exact
      ? Math.round(weight * scale) * base + Math.round(qualities[row]! * scale)
      : Math.round((weight * base + qualities[row]!) * scale),
  )
  return { rows, scale }
}

/** Prices as the solver has them after a rough solution: whole numbers of the combined worth. */
export function roughPrices({ model }: Master, base: number): Prices {
  return {
    rows: Float64Array.from(model.getSolution().rowDual, (price) => Math.round(price * base)),
    scale: 1,
  }
}
