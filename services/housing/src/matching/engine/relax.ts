import { bestGroups } from './groups.ts'
import type { ByPlace, Instance, Sharing } from './instance.ts'
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

/** Solves the relaxation over all columns by adding those that gain at its prices until none does. */
export function relax(task: Task, master: Master, limits: Limits): Relaxation {
  const again = master.solved
  limit(master, limits)
  const shut = shutPairs(task, limits)
  const large = task.problem.households + task.problem.places > LARGE_ROWS
  let best: Relaxation | undefined
  let method: Method = again ? 'dual' : large ? 'rough' : 'primal'
  for (let round = 0; ; round++) {
    if (!solve(master, method, task.deadline - performance.now())) return best ?? unsolved(task, master)
    master.solved = true
    const rough = method === 'rough'
    const prices = rough ? roughPrices(master, task.worth.base) : exactPrices(master, task.worth.base)
    const priced = pricePlaces(task, prices, limits, {
      master,
      shut,
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

/** 1 at each pair that must not be used. */
function shutPairs({ problem }: Task, { fates, banned }: Limits): Uint8Array {
  const shut = new Uint8Array(problem.place.length)
  for (const pair of banned) shut[pair] = 1
  for (const [row, fate] of fates)
    if (fate === 'out' && row < problem.households) shut.fill(1, problem.first[row], problem.first[row + 1])
  return shut
}

type Pricing = { master: Master; shut: Uint8Array; perPlace: number }

/** The bound these prices prove, and the columns that gain more than their place's price. */
function pricePlaces(
  task: Task,
  { rows, scale }: Prices,
  { fates }: Limits,
  { master, shut, perPlace }: Pricing,
): Priced {
  const { problem, index } = task
  const prices = rows.slice(0, problem.households)
  let bound = 0
  for (let household = 0; household < problem.households; household++) {
    const fate = fates.get(household) ?? 'free'
    if (fate === 'out' || (fate === 'free' && prices[household]! < 0)) prices[household] = 0
    bound += prices[household]!
  }
  const placePrices = new Float64Array(problem.places)
  const fresh: Column[] = []
  const gains = new Float64Array(problem.households)
  for (let place = 0; place < problem.places; place++) {
    if (fates.get(problem.households + place) === 'out') continue
    const pairs = index.pairs.subarray(index.first[place]!, index.first[place + 1]!)
    for (let rank = 0; rank < pairs.length; rank++) {
      const pair = pairs[rank]!
      const gain = task.worth.of[pair]! * scale - prices[index.household[pair]!]!
      gains[rank] = shut[pair] === 1 ? Number.NEGATIVE_INFINITY : gain
    }
    const offers = { gains: gains.subarray(0, pairs.length), above: rows[problem.households + place]! }
    const { best, groups } = bestOffers(problem.sharing[place]!, offers, perPlace)
    placePrices[place] = best
    bound += best
    for (const ranks of groups) {
      const column = { place, pairs: ranks.map((rank) => pairs[rank]!) }
      if (!isKnown(master, column)) fresh.push(column)
    }
  }
  return { bound, prices, placePrices, fresh }
}

type Offers = { gains: Float64Array; above: number }

/** The most a place can gain, and the best of its groups that gain more than `above`. */
function bestOffers(sharing: Sharing | null, { gains, above }: Offers, perPlace: number) {
  if (sharing) {
    // Where none gains more than the place's price, that price bounds them all.
    const floor = Math.max(above, 0)
    const groups = bestGroups(sharing, gains, perPlace, floor)
    return { best: groups[0]?.gain ?? floor, groups: groups.map(({ ranks }) => ranks) }
  }
  let best = 0
  const better: number[] = []
  for (let rank = 0; rank < gains.length; rank++) {
    const gain = gains[rank]!
    if (gain > best) best = gain
    if (gain > above && gain > 0) better.push(rank)
  }
  better.sort((one, other) => gains[other]! - gains[one]!)
  return { best, groups: better.slice(0, WHOLE_PER_ROUND).map((rank) => [rank]) }
}

const WHOLE_PER_ROUND = 4
