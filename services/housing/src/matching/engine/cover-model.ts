import type { Highs, Model } from 'highs'
import { contract } from './contract.ts'
import type { Cover } from './cover.ts'

/** The linear program over some columns of a cover, and which of them may be used at the moment. */
export type CoverModel = Stated & { highs: Highs; model: Model; free: Uint8Array }

/** Some columns of a cover, perhaps contracted. */
export type Stated = {
  cover: Cover
  /** Of each position: the column of the cover, and its rows and cost here. */
  at: number[]
  rows: (readonly number[])[]
  cost: number[]
  rowCount: number
  /** What an answer costs beside, and leaves out of the weight beside. */
  base: number
  leftOut: number
  /** Columns of the cover that an answer uses, from positions. */
  expand(used: readonly number[]): number[]
}

/** These columns as they are. */
export function statedOf(cover: Cover, at: number[]): Stated {
  return {
    cover,
    at,
    rows: at.map((column) => [...cover.entries[column]!]),
    cost: at.map((column) => cover.cost[column]!),
    rowCount: cover.rows,
    base: 0,
    leftOut: 0,
    expand: (used) => used.map((position) => at[position]!),
  }
}

/**
 * A model of what is left of some columns, contracted; `least`: a bound, and `above`: what each position costs above it. From no basis
 * at all the dual simplex method has that bound at once. Null when there is no answer.
 */
export function contractedModel(
  highs: Highs,
  own: Stated,
  { free, least, above }: { free: Uint8Array; least: number; above: Float64Array },
): CoverModel | null {
  const { cover } = own
  // The last column costs little to keep, and without any the solver would say nothing.
  const last = cover.cost.length - 1
  const positions = [...own.at.keys()].filter((position) => free[position] || own.at[position] === last)
  const contracted = contract(
    {
      rows: positions.map((position) => own.rows[position]!),
      cost: positions.map((position) => Math.max(0, above[position]!)),
      whole: Uint8Array.from(positions, (position) => cover.isWhole[own.at[position]!]!),
    },
    own.rowCount,
  )
  if (!contracted) return null
  const { kept, rows, cost, rowCount, forced, forcedCost } = contracted
  const columnOf = (position: number) => own.at[positions[position]!]!
  return modelOf(highs, {
    cover,
    at: kept.map(columnOf),
    rows,
    cost,
    rowCount,
    base: least + forcedCost,
    leftOut: own.leftOut + forced.reduce((sum, position) => sum + cover.leftOut[columnOf(position)]!, 0),
    expand: (used) => own.expand(contracted.expand(used).map((position) => positions[position]!)),
  })
}

export function modelOf(highs: Highs, stated: Stated): CoverModel {
  const { cover, at, cost, rowCount, leftOut } = stated
  const model = highs.createModel()
  // How steps are chosen, and that costs are left as they are, takes effect only when said before the first run. Devex
  // weights cost nothing to start with from any basis, which pays where the solver goes on from many.
  model.options.set({
    output_flag: false,
    random_seed: 1,
    presolve: 'off',
    simplex_dual_edge_weight_strategy: 1,
    dual_simplex_cost_perturbation_multiplier: 0,
  })
  const sums = [...new Float64Array(rowCount).fill(1), cover.mostLeftOut - leftOut]
  model.passModel({
    numCols: at.length,
    numRows: rowCount + 1,
    sense: highs.constants.objectiveSense.minimize,
    colCost: cost,
    colLower: new Float64Array(at.length),
    colUpper: new Float64Array(at.length).fill(highs.infinity),
    rowLower: sums,
    rowUpper: sums,
    matrix: { numCols: at.length, numRows: rowCount + 1, ...matrixOf(stated, 0) },
  })
  return { ...stated, highs, model, free: new Uint8Array(at.length).fill(1) }
}

function matrixOf({ cover, at, rows, rowCount }: Stated, from: number) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (let position = from; position < at.length; position++) {
    for (const row of rows[position]!) {
      indices.push(row)
      values.push(1)
    }
    const weight = cover.leftOut[at[position]!]!
    if (weight > 0) {
      indices.push(rowCount)
      values.push(weight)
    }
    starts.push(indices.length)
  }
  return {
    format: 'csc' as const,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}

/** Adds columns to a plain model; they may be used from now on. */
export function addTo(own: CoverModel, columns: readonly number[]): void {
  const { cover, highs, model } = own
  const from = own.at.length
  for (const column of columns) {
    own.at.push(column)
    own.rows.push([...cover.entries[column]!])
    own.cost.push(cover.cost[column]!)
  }
  model.addCols({
    cost: Float64Array.from(own.cost.slice(from)),
    lower: new Float64Array(columns.length),
    upper: new Float64Array(columns.length).fill(highs.infinity),
    matrix: { numCols: columns.length, numRows: own.rowCount + 1, ...matrixOf(own, from) },
  })
  const free = new Uint8Array(own.at.length).fill(1)
  free.set(own.free)
  own.free = free
}

export function allow({ model, highs, free }: CoverModel, wanted: Uint8Array): void {
  for (const [position, may] of wanted.entries())
    if (may !== free[position]) {
      model.changeColBounds(position, 0, may ? highs.infinity : 0)
      free[position] = may
    }
}

/** What a run came to: the least cost there is; that it is above what was asked for, or there is nothing; or no answer. */
export type Run = { cost: number } | 'above' | 'unknown'

export type Until = { above: number; deadline: number; steps?: number }

const ANY = 2 ** 31 - 1
const DUAL = 1
const PRIMAL = 4

/** Lets the solver run; false when no time is left. */
function start({ model }: CoverModel, deadline: number, options: Record<string, string | number>): boolean {
  const left = deadline - performance.now()
  if (left <= 0) return false
  model.zeroAllClocks()
  model.options.set({ ...options, time_limit: left / 1000 })
  model.run()
  return true
}

const costOf = ({ model, base }: CoverModel): Run => ({
  cost: base + Number(model.info.get('objective_function_value')),
})

/** Goes on from where the solver stands, by the dual simplex method, until the cost is known to be `above`. */
export function run(own: CoverModel, { above, deadline, steps = ANY }: Until): Run {
  const ran = start(own, deadline, {
    solver: 'simplex',
    simplex_strategy: DUAL,
    simplex_iteration_limit: steps,
    objective_bound: Math.min(above - own.base, 1e15),
  })
  if (!ran) return 'unknown'
  const { infeasible, objectiveBound, optimal, iterationLimit } = own.highs.constants.modelStatus
  const status = own.model.getModelStatus()
  if (status === infeasible || status === objectiveBound) return 'above'
  // Every step of the dual method is a bound; a test of some steps asks for no more.
  return status === optimal || (status === iterationLimit && steps < ANY) ? costOf(own) : 'unknown'
}

/** From so many rows on the interior point method is faster from nothing. */
const MANY_ROWS = 1500

/** As `run`, from nothing, to a basis. */
export function runAnew(own: CoverModel, deadline: number): Run {
  const { model, highs, cover } = own
  if (cover.rows >= MANY_ROWS) {
    try {
      if (!start(own, deadline, { solver: 'ipm', run_crossover: 'on', presolve: 'on' })) return 'unknown'
      model.options.set({ presolve: 'off' })
      // The basis it leaves is not factorised yet.
      return runFrom(own, deadline)
    } catch (error) {
      // It ends with an error on some problems that have no answer, of which the dual method says just that.
      if (!(error instanceof highs.errors.HighsError)) throw error
      model.options.set({ presolve: 'off' })
    }
  }
  model.setLogicalBasis()
  return run(own, { above: Number.POSITIVE_INFINITY, deadline })
}

/** As `run`, by the primal simplex method: after columns were added. */
export function runFrom(own: CoverModel, deadline: number): Run {
  const ran = start(own, deadline, {
    solver: 'simplex',
    simplex_strategy: PRIMAL,
    simplex_iteration_limit: ANY,
  })
  if (!ran) return 'unknown'
  const { optimal, infeasible } = own.highs.constants.modelStatus
  const status = own.model.getModelStatus()
  if (status === infeasible) return 'above'
  return status === optimal ? costOf(own) : 'unknown'
}
