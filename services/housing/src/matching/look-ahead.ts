import { createHash } from 'node:crypto'
import { compile } from './compile.ts'
import { createMarket, enter, openPlace } from './engine/market.ts'
import { mostInNeedFirst } from './engine/solve.ts'
import type { MatchInput, MatchRequest, Weights } from './types.ts'
import { DEFAULT_WEIGHTS } from './weights.ts'

/** Who came before, and for how many days to look ahead. */
export type LookAhead = {
  /** Requests that entered the matching in the last `historyDays` days, whatever became of them. */
  history: readonly MatchRequest[]
  historyDays: number
  days: number
}

/** With fewer arrivals than this nothing is known of those to come: nothing is held back. Default (ours). */
const LEAST_HISTORY = 20
const SCENARIOS = 20

/**
 * What each place is expected to be missed for if it is given away today: the mean of its price over drawn futures, in
 * which some of those who came before come again. Whole numbers of weight, by place id; only places with a price are
 * named. Places that are shared have none. The same seed, the same futures.
 */
export function holdPrices(input: MatchInput, ahead: LookAhead): Record<string, number> {
  const { history, historyDays, days } = ahead
  if (days <= 0 || history.length < LEAST_HISTORY) return {}
  const weights = weightsOnly(input.weights ?? DEFAULT_WEIGHTS)
  const random = drawn(input.seed ?? '')
  const sums = new Map<string, number>()
  for (let scenario = 0; scenario < SCENARIOS; scenario++) {
    const arrivals = drawArrivals(history, (history.length / historyDays) * days, random).map(
      (request, at) => ({
        ...request,
        id: `arrival ${at}`,
        openedAt: input.now.toISOString(),
        refusedPlaceIds: [],
      }),
    )
    const question = { ...input, requests: [...input.requests, ...arrivals] }
    for (const [id, price] of pricesOf(question, weights)) sums.set(id, (sums.get(id) ?? 0) + price)
  }
  return Object.fromEntries([...sums].map(([id, sum]) => [id, Math.round(sum / SCENARIOS)]))
}

function weightsOnly(weights: Weights): Weights {
  const none = Object.fromEntries(Object.keys(weights.preferences).map((code) => [code, 0]))
  return { ...weights, preferences: none as Weights['preferences'] }
}

/** Prices of the whole places in the best assignment of this question; weights alone count. */
function pricesOf(question: MatchInput, weights: Weights): [id: string, price: number][] {
  const { problem, places } = compile(question, weights)
  const worth = Float64Array.from(problem.place)
  for (let household = 0; household < problem.households; household++)
    worth.fill(problem.weight[household]!, problem.first[household]!, problem.first[household + 1]!)
  const market = createMarket(problem, worth)
  for (const [at, place] of places.entries()) if (!place.sharing) openPlace(market, at)
  for (const household of mostInNeedFirst(problem)) enter(market, household)
  return places.flatMap(({ id }, at): [string, number][] => {
    const price = market.placePrice[at]!
    return price > 0 ? [[id, price]] : []
  })
}

/** As many as come on average, whole numbers around it (Poisson, Knuth 1969), each any of those who came before. */
function drawArrivals(history: readonly MatchRequest[], mean: number, random: () => number): MatchRequest[] {
  const found: MatchRequest[] = []
  for (let left = random(); left > Math.exp(-mean); left *= random())
    found.push(history[Math.floor(random() * history.length)]!)
  return found
}

/** Numbers in [0, 1) that anybody with the seed can draw again. */
function drawn(seed: string): () => number {
  let count = 0
  return () => {
    count += 1
    const hash = createHash('sha256').update(`${seed}\nfuture\n${count}`).digest()
    return hash.readUInt32BE(0) / 2 ** 32
  }
}
