import highsModule, { type Highs, type ModelData } from 'highs'
import type { Model, Row } from './model.ts'

// The package's types describe its CommonJS form; Node resolves its ES module, whose default is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default

/** Maximise `costs` under the model; `floor` asks that another sum of the chosen columns reaches a value. */
export type Task = {
  model: Model
  costs: number[]
  floor?: { coefficients: number[]; atLeast: number }
  /** A choice known to be possible: the answer is never worse. */
  start: boolean[]
  timeLimitMs: number
}

export type Solved = { chosen: boolean[]; value: number; bound: number; optimal: boolean }

export type Solve = (task: Task) => Solved

/** Values are sums of whole numbers: anything nearer than this is rounding. */
const ROUNDING = 1e-5

/** Loads HiGHS (WebAssembly) once; each call of the answer blocks its thread until solved or out of time. */
export async function loadSolver(): Promise<Solve> {
  const highs = await loadHighs()
  return (task) => {
    // A floor breaks the structure that makes the relaxation integral.
    const integral = task.model.integral && task.floor === undefined
    return run(highs, task, integral)
  }
}

function run(highs: Highs, task: Task, integral: boolean): Solved {
  return highs.withModel(toHighs(highs, task, integral), (model) => {
    model.options.set({
      output_flag: false,
      random_seed: 1,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
      time_limit: Math.max(0.05, task.timeLimitMs / 1000),
    })
    if (!integral) model.setSolution({ colValue: task.start.map(Number) })
    model.run()
    const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal
    if (integral && !optimal) return unproved(task)
    const values = model.getSolution().colValue
    const chosen = task.start.map((_, column) => (values[column] ?? 0) > 0.5)
    const bound = integral ? model.getObjectiveValue() : Number(model.info.get('mip_dual_bound'))
    return better(task, { chosen, value: worthOf(task.costs, chosen), bound: floorOf(bound), optimal })
  })
}

/** Out of time before the relaxation was solved: the start stands, and the bound is what all columns are worth. */
function unproved({ costs, start }: Task): Solved {
  const bound = costs.reduce((total, cost) => total + cost, 0)
  return { chosen: start, value: worthOf(costs, start), bound, optimal: false }
}

function better(task: Task, solved: Solved): Solved {
  const before = worthOf(task.costs, task.start)
  if (solved.optimal || solved.value > before) return solved
  return { ...solved, chosen: task.start, value: before }
}

function toHighs(highs: Highs, { model, costs, floor }: Task, integral: boolean): ModelData {
  const all = costs.map((_, column) => column)
  const floorRow = floor ? [{ columns: all, coefficients: floor.coefficients, limit: Infinity }] : []
  const rows: Row[] = [...model.rows, ...floorRow]
  const lower = model.rows.map(() => -highs.infinity)
  return {
    numCols: model.columns,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: costs,
    colLower: costs.map(() => 0),
    colUpper: costs.map(() => 1),
    rowLower: floor ? [...lower, floor.atLeast] : lower,
    rowUpper: rows.map(({ limit }) => (limit === Infinity ? highs.infinity : limit)),
    matrix: {
      format: 'csr',
      numCols: model.columns,
      numRows: rows.length,
      starts: startsOf(rows),
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap((row) => row.coefficients),
    },
    ...(integral ? {} : { integrality: costs.map(() => highs.constants.variableType.integer) }),
  }
}

function startsOf(rows: Row[]): number[] {
  const starts = [0]
  for (const { columns } of rows) starts.push((starts.at(-1) ?? 0) + columns.length)
  return starts
}

function worthOf(costs: number[], chosen: boolean[]): number {
  return costs.reduce((total, cost, column) => total + (chosen[column] ? cost : 0), 0)
}

function floorOf(bound: number): number {
  return Math.floor(bound + ROUNDING)
}
