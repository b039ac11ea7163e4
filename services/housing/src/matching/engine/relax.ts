import type { ByPlace, Instance } from './instance.ts'
import {
  addColumns,
  exactPrices,
  type Limits,
  limit,
  type Master,
  type Method,
  roughPrices,
  solve,
  valuesOf,
} from './master.ts'
import type { Pool } from './pool.ts'
import { priceOf, shutPairs } from './pricing.ts'
import type { Worth } from './worth.ts'

/** What is solved: the numbers, how they are seen from the places, and both objectives as one worth per pair. */
export type Task = { problem: Instance; index: ByPlace; worth: Worth; deadline: number }

/** A solved relaxation: a bound on every answer that respects the limits, and the prices it is made of. */
export type Relaxation = {
  /** Whole numbers of 1/scale. */
  bound: number
  scale: number
  prices: Float64Array
  placePrices: Float64Array
  /** How much of each column of the master is used. */
  values: Float64Array
  possible: boolean
  /** No column is missing: the bound is that of the linear program over all columns. */
  complete: boolean
}

export const isLarge = ({ problem }: Task) => problem.households + problem.places > LARGE_ROWS

/** From so many rows on, the interior point method is faster than simplex while much is still to change. */
const LARGE_ROWS = 1500

/**
 * Solves the relaxation over all columns by adding those that gain at its prices until none does. With a pool only its
 * columns are looked through: the bound then holds for answers that use no others. `soon`: as soon as there are exact
 * prices, which may miss columns.
 */
export function relax(
  task: Task,
  master: Master,
  limits: Limits,
  { pool = null, soon = false }: { pool?: Pool | null; soon?: boolean } = {},
): Relaxation {
  const again = master.solved
  limit(master, limits)
  const shut = shutPairs(task, limits)
  const large = isLarge(task)
  let best: Relaxation | undefined
  let method: Method = again ? 'dual' : large ? 'rough' : 'primal'
  for (let round = 0; ; round++) {
    if (!solve(master, method, task.deadline - performance.now())) return best ?? unsolved(task, master)
    master.solved = true
    const rough = method === 'rough'
    const prices = rough ? roughPrices(master, task.worth.base) : exactPrices(master, task.worth)
    const priced = priceOf(task, prices, limits, {
      master,
      shut,
      pool,
      perPlace: method === 'rough' || (round === 0 && !again) ? 6 : 4,
    })
    const { values, standsIn } = valuesOf(master)
    const complete = !rough && priced.fresh.length === 0
    const { bound, placePrices } = priced
    const now = { bound, scale: prices.scale, prices: priced.prices, placePrices, values, complete }
    if (complete || !best || bound / prices.scale < best.bound / best.scale)
      best = { ...now, possible: !(complete && standsIn) }
    if (complete || (soon && !rough)) return best
    addColumns(master, priced.fresh)
    method = nextMethod(method, { round, large, fresh: priced.fresh.length })
  }
}

/** Rough while most columns are missing, then to a basis, then small steps from it. */
function nextMethod(method: Method, now: { round: number; large: boolean; fresh: number }): Method {
  if (!now.large) return 'primal'
  if (method === 'rough') return now.round < 2 ? 'rough' : 'interior'
  return method === 'interior' && now.fresh > 300 ? 'interior' : 'primal'
}

/** Out of time before the first prices: every household at its own best is a bound. */
function unsolved({ problem, worth, index }: Task, master: Master): Relaxation {
  const prices = new Float64Array(problem.households)
  for (const [pair, value] of worth.of.entries())
    prices[index.household[pair]!] = Math.max(prices[index.household[pair]!]!, value)
  return {
    bound: prices.reduce((sum, price) => sum + price, 0),
    scale: 1,
    prices,
    placePrices: new Float64Array(problem.places),
    values: new Float64Array(master.columns.length),
    possible: true,
    complete: false,
  }
}
