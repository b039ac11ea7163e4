import type { Basis, Highs } from 'highs'
import type { Cover } from './cover.ts'
import {
  addTo,
  allow,
  type CoverModel,
  contractedModel,
  modelOf,
  run,
  runAnew,
  runFrom,
  statedOf,
} from './cover-model.ts'

/** Which households it was decided about, by row: are they placed? */
export type Decided = ReadonlyMap<number, boolean>

/** A solved relaxation of a cover: a bound on its cost, and what each column costs above its rows' prices (infinite: not allowed). */
export type CoverRelaxation = {
  decided: Decided
  cost: number
  above: Float64Array
  basis: Basis
  values: Float64Array
}

/** So many columns are added at once. */
const AT_ONCE = 4000
/** With more new columns than this the solver is faster from nothing. */
const MANY = 300
const TOLERANCE = 1e-6

/** A model of the columns in `start` and of what leaves rows out, to be relaxed. Whoever asked disposes of it. */
export function startCover(highs: Highs, cover: Cover, start: ReadonlySet<number>): CoverModel {
  const first = [...cover.cost.keys()].filter((column) => start.has(column) || column >= cover.columns.length)
  return modelOf(highs, statedOf(cover, first))
}

/**
 * Solves the relaxation over all columns that what was decided allows, adding to the model what gains at its prices until
 * nothing does. 'nothing' when there is no answer, null when there is no time. `from`: where the solver goes on.
 */
export function relaxCover(
  own: CoverModel,
  { decided, from, deadline }: { decided: Decided; from: Basis | null; deadline: number },
): CoverRelaxation | 'nothing' | null {
  const { cover, model } = own
  if (weightLeftOut(cover, decided) > cover.mostLeftOut + TOLERANCE) return 'nothing'
  const barred = barredBy(cover, decided)
  allow(
    own,
    Uint8Array.from(own.at, (column) => 1 - barred[column]!),
  )
  if (from) model.setBasis(basisOf(own, from))
  let ran = from ? run(own, { above: Number.POSITIVE_INFINITY, deadline }) : runAnew(own, deadline)
  for (;;) {
    if (ran === 'unknown') return null
    if (ran === 'above') {
      // Columns that are not in the model yet might make it possible.
      const needed = missing(own, barred)
      if (needed.length === 0) return 'nothing'
      addTo(own, needed)
      ran = run(own, { above: Number.POSITIVE_INFINITY, deadline })
      continue
    }
    const above = aboveOf(own, barred)
    const fresh = gaining(above, new Set(own.at))
    if (fresh.length === 0) {
      const { colValue } = model.getSolution()
      const values = new Float64Array(cover.cost.length)
      for (const [position, column] of own.at.entries()) values[column] = colValue[position]!
      return { decided, cost: ran.cost, above, basis: model.getBasis(), values }
    }
    addTo(own, fresh)
    ran = fresh.length > MANY ? runAnew(own, deadline) : runFrom(own, deadline)
  }
}

function weightLeftOut({ columns, cost, entries, leftOut }: Cover, decided: Decided): number {
  let weight = 0
  for (let column = columns.length; column < cost.length; column++)
    if (decided.get(entries[column]![0]!) === false) weight += leftOut[column]!
  return weight
}

/**
 * Columns without which it cannot be told that there is no answer: those that stand against the solver's proof of it
 * (Farkas 1902).
 */
function missing({ model, cover, at }: CoverModel, barred: Uint8Array): number[] {
  const known = new Set(at)
  const others = [...cover.cost.keys()].filter((column) => !barred[column] && !known.has(column))
  const ray = model.getDualRay()?.values
  const sum = ray ? askedBy(cover, ray) : 0
  // Without a proof, or with one that says nothing, all others might be needed.
  if (!ray || Math.abs(sum) <= TOLERANCE) return others.slice(0, AT_ONCE)
  const against = (column: number) => columnBy(cover, ray, column) * Math.sign(sum)
  return others
    .map((column) => ({ column, own: against(column) }))
    .filter(({ own }) => own > TOLERANCE)
    .sort((one, other) => other.own - one.own)
    .slice(0, AT_ONCE)
    .map(({ column }) => column)
}

/** What a column has of the rows, and what the rows ask for, each row by its number in the ray. */
const columnBy = ({ rows, entries, leftOut }: Cover, ray: Float64Array, column: number) =>
  entries[column]!.reduce((sum, row) => sum + ray[row]!, ray[rows]! * leftOut[column]!)

const askedBy = ({ rows, mostLeftOut }: Cover, ray: Float64Array) =>
  ray.subarray(0, rows).reduce((sum, own) => sum + own, ray[rows]! * mostLeftOut)

/** 1 at each column that what was decided leaves no room for. */
function barredBy(cover: Cover, decided: Decided): Uint8Array {
  return Uint8Array.from(cover.entries, (rows, column) => {
    const leavesOut = column >= cover.columns.length
    return Number(rows.some((row) => decided.get(row) === leavesOut))
  })
}

/** A basis from before columns were added. */
function basisOf({ at }: CoverModel, { colStatus, rowStatus }: Basis): Basis {
  const longer = new Int32Array(at.length)
  longer.set(colStatus)
  return { colStatus: longer, rowStatus }
}

function aboveOf({ model, cover }: CoverModel, barred: Uint8Array): Float64Array {
  const { rowDual } = model.getSolution()
  const perWeight = rowDual[cover.rows]!
  return cover.cost.map((cost, column) => {
    if (barred[column]) return Number.POSITIVE_INFINITY
    let above = cost - perWeight * cover.leftOut[column]!
    for (const row of cover.entries[column]!) above -= rowDual[row]!
    return above
  })
}

function gaining(above: Float64Array, known: ReadonlySet<number>): number[] {
  const found = [...above.keys()].filter((column) => above[column]! < -TOLERANCE && !known.has(column))
  if (found.length <= AT_ONCE) return found
  return found.sort((one, other) => above[one]! - above[other]!).slice(0, AT_ONCE)
}

/**
 * A model of only the columns that cost at most so much above their rows' prices, contracted: no answer that costs no
 * more than that above the relaxation uses others. Null when there is no such answer.
 */
export function within(
  { highs, cover }: CoverModel,
  { above, cost }: CoverRelaxation,
  most: number,
): CoverModel | null {
  const free = Uint8Array.from(above, (own) => Number(own <= most + TOLERANCE))
  return contractedModel(highs, statedOf(cover, [...cover.cost.keys()]), { free, least: cost, above })
}
