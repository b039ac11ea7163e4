import { clear, createHeap, type Heap, pop, push } from './heap.ts'
import { type ByPlace, byPlace, type Instance } from './instance.ts'

/**
 * An assignment of households to whole places that is optimal at every moment, with the prices that prove it:
 * no pair is worth more than its household's and its place's price together, pairs in use are worth exactly that, and
 * who or what is left over has price 0. Households and places come and go one at a time, each by one shortest path
 * through the pairs (successive shortest augmenting paths; Jonker and Volgenant 1987). Worths are whole numbers up to
 * 2^52: prices and path lengths never exceed the largest worth, so that sums are exact.
 */
export type Market = {
  problem: Instance
  index: ByPlace
  /** Worth of each pair. */
  worth: Float64Array
  /** Pair in use, or -1. */
  pairOf: Int32Array
  /** Household in the place, or -1. */
  holderOf: Int32Array
  householdPrice: Float64Array
  placePrice: Float64Array
  inside: Uint8Array
  open: Uint8Array
  search: Search
}

type Search = {
  heap: Heap
  length: Float64Array
  via: Int32Array
  done: Uint8Array
  touched: number[]
  settled: number[]
}

/** An empty market: nobody inside, no place open. Shared places stay closed. */
export function createMarket(problem: Instance, worth: Float64Array): Market {
  const { households, places } = problem
  return {
    problem,
    index: byPlace(problem),
    worth,
    pairOf: new Int32Array(households).fill(-1),
    holderOf: new Int32Array(places).fill(-1),
    householdPrice: new Float64Array(households),
    placePrice: new Float64Array(places),
    inside: new Uint8Array(households),
    open: new Uint8Array(places),
    search: {
      heap: createHeap(),
      length: new Float64Array(Math.max(households, places)).fill(Number.POSITIVE_INFINITY),
      via: new Int32Array(Math.max(households, places)),
      done: new Uint8Array(Math.max(households, places)),
      touched: [],
      settled: [],
    },
  }
}

/** Where a shortest path ends: at a free side, or by giving up something already in use, and at what cost. */
type End = { cost: number; free: number; dropped: number }

function endAt(end: End, cost: number, free: number): void {
  end.cost = cost
  end.free = free
  end.dropped = -1
}

function endBy(end: End, cost: number, dropped: number): void {
  end.cost = cost
  end.free = -1
  end.dropped = dropped
}

/** A household that is outside comes in. */
export function enter(market: Market, household: number): void {
  const { problem, worth, householdPrice, placePrice, open, inside } = market
  inside[household] = 1
  let best = 0
  for (let pair = problem.first[household]!; pair < problem.first[household + 1]!; pair++) {
    const place = problem.place[pair]!
    if (open[place]) best = Math.max(best, worth[pair]! - placePrice[place]!)
  }
  householdPrice[household] = best
  if (best === 0) return
  const end = seekPlace(market, household)
  for (const place of market.search.settled) {
    const change = end.cost - market.search.length[place]!
    placePrice[place]! += change
    householdPrice[market.holderOf[place]!]! -= change
  }
  householdPrice[household]! -= end.cost
  movePlaces(market, household, end)
  forget(market.search)
}

/** Shortest path from a household to a free place, or to a household (itself included) that is better left out. */
function seekPlace(market: Market, household: number): End {
  const { problem, worth, householdPrice, placePrice, holderOf, open } = market
  const { heap, length, via, done, touched } = market.search
  const end: End = { cost: householdPrice[household]!, free: -1, dropped: household }
  for (let at = household, base = 0; ; ) {
    for (let pair = problem.first[at]!; pair < problem.first[at + 1]!; pair++) {
      const place = problem.place[pair]!
      if (!open[place] || done[place]) continue
      const reach = base + (householdPrice[at]! + placePrice[place]! - worth[pair]!)
      if (reach >= length[place]! || reach >= end.cost) continue
      if (length[place] === Number.POSITIVE_INFINITY) touched.push(place)
      length[place] = reach
      via[place] = pair
      if (holderOf[place]! < 0) endAt(end, reach, place)
      else push(heap, reach, place)
    }
    const place = next(market.search, end.cost)
    if (place < 0) return end
    base = length[place]!
    at = holderOf[place]!
    const left = base + householdPrice[at]!
    if (left < end.cost) endBy(end, left, at)
  }
}

function movePlaces({ problem, index, pairOf, holderOf, search }: Market, from: number, end: End): void {
  if (end.dropped === from) return
  let place = end.free
  if (place < 0) {
    place = problem.place[pairOf[end.dropped]!]!
    pairOf[end.dropped] = -1
  }
  for (;;) {
    const pair = search.via[place]!
    const household = index.household[pair]!
    const left = pairOf[household]!
    pairOf[household] = pair
    holderOf[place] = household
    if (household === from) return
    place = problem.place[left]!
  }
}

/** A household that is inside goes; the place it had looks for another. */
export function leave(market: Market, household: number): void {
  const { problem, pairOf, holderOf, inside, householdPrice } = market
  const pair = pairOf[household]!
  inside[household] = 0
  householdPrice[household] = 0
  if (pair < 0) return
  pairOf[household] = -1
  holderOf[problem.place[pair]!] = -1
  fill(market, problem.place[pair]!)
}

/** A place that was closed opens. */
export function openPlace(market: Market, place: number): void {
  const { index, worth, householdPrice, inside } = market
  market.open[place] = 1
  let best = 0
  for (let k = index.first[place]!; k < index.first[place + 1]!; k++) {
    const pair = index.pairs[k]!
    const household = index.household[pair]!
    if (inside[household]) best = Math.max(best, worth[pair]! - householdPrice[household]!)
  }
  market.placePrice[place] = best
  fill(market, place)
}

/** A free place with a price finds a household, or passes on, until one is better left free, whose price becomes 0. */
function fill(market: Market, place: number): void {
  const { placePrice, householdPrice, pairOf, problem, search } = market
  if (placePrice[place] === 0) return
  const end = seekHousehold(market, place)
  for (const household of search.settled) {
    const change = end.cost - search.length[household]!
    householdPrice[household]! += change
    placePrice[problem.place[pairOf[household]!]!]! -= change
  }
  placePrice[place]! -= end.cost
  moveHouseholds(market, place, end)
  forget(search)
}

function seekHousehold(market: Market, from: number): End {
  const { problem, index, worth, householdPrice, placePrice, pairOf, inside } = market
  const { heap, length, via, done, touched } = market.search
  const end: End = { cost: placePrice[from]!, free: -1, dropped: from }
  for (let at = from, base = 0; ; ) {
    for (let k = index.first[at]!; k < index.first[at + 1]!; k++) {
      const pair = index.pairs[k]!
      const household = index.household[pair]!
      if (!inside[household] || done[household]) continue
      const reach = base + (householdPrice[household]! + placePrice[at]! - worth[pair]!)
      if (reach >= length[household]! || reach >= end.cost) continue
      if (length[household] === Number.POSITIVE_INFINITY) touched.push(household)
      length[household] = reach
      via[household] = pair
      if (pairOf[household]! < 0) endAt(end, reach, household)
      else push(heap, reach, household)
    }
    const household = next(market.search, end.cost)
    if (household < 0) return end
    base = length[household]!
    at = problem.place[pairOf[household]!]!
    const left = base + placePrice[at]!
    if (left < end.cost) endBy(end, left, at)
  }
}

function moveHouseholds({ problem, pairOf, holderOf, search }: Market, from: number, end: End): void {
  if (end.dropped === from) return
  let household = end.free
  if (household < 0) {
    household = holderOf[end.dropped]!
    holderOf[end.dropped] = -1
  }
  for (;;) {
    const pair = search.via[household]!
    const place = problem.place[pair]!
    const left = holderOf[place]!
    pairOf[household] = pair
    holderOf[place] = household
    if (place === from) return
    household = left
  }
}

/** The nearest item not yet settled, nearer than `limit`; -1 when there is none. */
function next({ heap, length, done, settled }: Search, limit: number): number {
  while (heap.items.length > 0 && heap.keys[0]! < limit) {
    const key = heap.keys[0]!
    const item = pop(heap)
    if (done[item] || length[item] !== key) continue
    done[item] = 1
    settled.push(item)
    return item
  }
  return -1
}

function forget({ heap, length, done, touched, settled }: Search): void {
  for (const item of touched) {
    length[item] = Number.POSITIVE_INFINITY
    done[item] = 0
  }
  touched.length = 0
  settled.length = 0
  clear(heap)
}
