import { bestGroups } from './groups.ts'
import type { ByPlace, Instance } from './instance.ts'
import {
  addColumns,
  type Column,
  exactPrices,
  isKnown,
  type Limits,
  limit,
  type Master,
  type Method,
  type Prices,
  roughPrices,
  solve,
  valuesOf,
} from './master.ts'
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

/** From so many rows on, the interior point method is faster than simplex while much is still to change. */
const LARGE_ROWS = 1500

/**
 * Solves the relaxation over all columns by adding those that gain at its prices until none does. `again`: the master
 * was solved before, with other limits.
 */
export function relax(task: Task, master: Master, limits: Limits, again: boolean): Relaxation {
  limit(master, limits)
  const large = task.problem.households + task.problem.places > LARGE_ROWS
  let best: Relaxation | undefined
  let method: Method = again ? 'dual' : large ? 'rough' : 'primal'
  for (let round = 0; ; round++) {
    if (!solve(master, method, task.deadline - performance.now())) return best ?? unsolved(task, master)
    const rough = method === 'rough'
    const prices = rough ? roughPrices(master, task.worth.base) : exactPrices(master, task.worth.base)
    const priced = pricePlaces(task, prices, limits, {
      master,
      perPlace: method === 'rough' || (round === 0 && !again) ? 6 : 4,
    })
    const { values, standsIn } = valuesOf(master)
    const complete = !rough && priced.fresh.length === 0
    const { bound, placePrices } = priced
    const now = { bound, scale: prices.scale, prices: priced.prices, placePrices, values, complete }
    if (complete || !best || bound / prices.scale < best.bound / best.scale)
      best = { ...now, possible: !(complete && standsIn) }
    if (complete) return best
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

type Priced = { bound: number; prices: Float64Array; placePrices: Float64Array; fresh: Column[] }

/** The bound these prices prove, and the columns that gain more than their place's price. */
function pricePlaces(
  task: Task,
  { rows, scale }: Prices,
  limits: Limits,
  { master, perPlace }: { master: Master; perPlace: number },
): Priced {
  const { problem, index, worth } = task
  const { fates, banned } = limits
  const prices = rows.slice(0, problem.households)
  let bound = 0
  for (let household = 0; household < problem.households; household++) {
    const fate = fates.get(household) ?? 'free'
    if (fate === 'out' || (fate === 'free' && prices[household]! < 0)) prices[household] = 0
    bound += prices[household]!
  }
  const placePrices = new Float64Array(problem.places)
  const fresh: Column[] = []
  for (let place = 0; place < problem.places; place++) {
    if (fates.get(problem.households + place) === 'out') continue
    const pairs = index.pairs.subarray(index.first[place]!, index.first[place + 1]!)
    const gains = new Float64Array(pairs.length)
    for (const [rank, pair] of pairs.entries()) {
      const household = index.household[pair]!
      const out = banned.has(pair) || fates.get(household) === 'out'
      gains[rank] = out ? Number.NEGATIVE_INFINITY : worth.of[pair]! * scale - prices[household]!
    }
    const found = bestColumns(problem, place, {
      gains,
      pairs,
      above: rows[problem.households + place]!,
      perPlace,
    })
    placePrices[place] = found.best
    bound += found.best
    for (const column of found.columns) if (!isKnown(master, column)) fresh.push(column)
  }
  return { bound, prices, placePrices, fresh }
}

type Offers = { gains: Float64Array; pairs: Int32Array; above: number; perPlace: number }

/** The most a place can gain, and the best of its columns that gain more than `above`. */
function bestColumns({ sharing }: Instance, place: number, { gains, pairs, above, perPlace }: Offers) {
  const shared = sharing[place]
  if (shared) {
    // Where none gains more than the place's price, that price bounds them all.
    const floor = Math.max(above, 0)
    const groups = bestGroups(shared, gains, perPlace, floor)
    const columns = groups.map(({ ranks }) => ({ place, pairs: ranks.map((rank) => pairs[rank]!) }))
    return { best: groups[0]?.gain ?? floor, columns }
  }
  let best = 0
  const better: number[] = []
  for (const [rank, gain] of gains.entries()) {
    if (gain > best) best = gain
    if (gain > above && gain > 0) better.push(rank)
  }
  better.sort((one, other) => gains[other]! - gains[one]!)
  const columns = better.slice(0, WHOLE_PER_ROUND).map((rank) => ({ place, pairs: [pairs[rank]!] }))
  return { best, columns }
}

const WHOLE_PER_ROUND = 4
