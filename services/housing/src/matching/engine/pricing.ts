import { bestGroups } from './groups.ts'
import type { Sharing } from './instance.ts'
import { type Column, isKnown, type Limits, type Master, type Prices } from './master.ts'
import type { Pool } from './pool.ts'
import type { Task } from './relax.ts'

/** A bound that prices prove, the prices it is made of, and columns that gain more than their place's price. */
export type Priced = { bound: number; prices: Float64Array; placePrices: Float64Array; fresh: Column[] }

/** 1 at each pair that must not be used. */
export function shutPairs({ problem }: Task, { fates, banned }: Limits): Uint8Array {
  const shut = new Uint8Array(problem.place.length)
  for (const pair of banned) shut[pair] = 1
  for (const [row, fate] of fates)
    if (fate === 'out' && row < problem.households) shut.fill(1, problem.first[row], problem.first[row + 1])
  return shut
}

type Pricing = { master: Master; shut: Uint8Array; pool: Pool | null; perPlace: number }

/** What these prices prove, and which columns of the pool, or of all, gain at them. */
export function priceOf(
  task: Task,
  { rows, scale }: Prices,
  { fates }: Limits,
  { master, shut, pool, perPlace }: Pricing,
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
  const gains = new Float64Array(problem.place.length)
  for (let pair = 0; pair < gains.length; pair++)
    gains[pair] = shut[pair] ? -Infinity : task.worth.of[pair]! * scale - prices[index.household[pair]!]!
  for (let place = 0; place < problem.places; place++) {
    if (fates.get(problem.households + place) === 'out') continue
    const offers = { gains, above: rows[problem.households + place]!, perPlace }
    const { best, columns } = pool ? bestOfPool(pool, place, offers) : bestOfAll(task, place, offers)
    placePrices[place] = best
    bound += best
    for (const column of columns) if (!isKnown(master, column)) fresh.push(column)
  }
  return { bound, prices, placePrices, fresh }
}

/** What each pair gains, and what a column has to gain more than to be of use. */
type Offers = { gains: Float64Array; above: number; perPlace: number }

type Best = { best: number; columns: Column[] }

function bestOfPool({ columns, first }: Pool, place: number, { gains, above, perPlace }: Offers): Best {
  let best = 0
  const better: { column: Column; gain: number }[] = []
  for (let at = first[place]!; at < first[place + 1]!; at++) {
    const column = columns[at]!
    let gain = 0
    for (const pair of column.pairs) gain += gains[pair]!
    if (gain > best) best = gain
    if (gain > above && gain > 0) better.push({ column, gain })
  }
  better.sort((one, other) => other.gain - one.gain)
  return { best, columns: better.slice(0, perPlace).map(({ column }) => column) }
}

function bestOfAll({ problem, index }: Task, place: number, { gains, above, perPlace }: Offers): Best {
  const pairs = index.pairs.subarray(index.first[place]!, index.first[place + 1]!)
  const own = Float64Array.from(pairs, (pair) => gains[pair]!)
  const { best, groups } = bestOffers(problem.sharing[place]!, { gains: own, above, perPlace })
  return { best, columns: groups.map((ranks) => ({ place, pairs: ranks.map((rank) => pairs[rank]!) })) }
}

/** The most a place can gain, and the best of its groups that gain more than `above`. */
function bestOffers(sharing: Sharing | null, { gains, above, perPlace }: Offers) {
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
