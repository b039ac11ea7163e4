import { romeDay } from '../rome-time.ts'
import { canJoin, canShare } from './cohabitation.ts'
import { pointsOf, qualityOf } from './preferences.ts'
import { fits, roomLeft } from './room-left.ts'
import { allowed } from './rules/index.ts'
import type { MatchInput, MatchPlace, MatchRequest, Points, Weights } from './types.ts'
import { weightOf } from './weights.ts'

/** A household and a place that no rule keeps apart and that has room for it now. */
export type Pair = {
  request: MatchRequest
  place: MatchPlace
  weight: number
  quality: number
  points: Points[]
}

/** What the rules leave to choose from. Ordered by ids, so that the answer does not depend on the order of the input. */
export type Problem = {
  requests: MatchRequest[]
  places: MatchPlace[]
  pairs: Pair[]
  today: string
}

export function toProblem(input: MatchInput, weights: Weights): Problem {
  const today = romeDay(input.now)
  const requests = input.requests.toSorted(byId)
  const places = input.places.toSorted(byId)
  const pairs: Pair[] = []
  for (const request of requests) {
    const weight = weightOf(request, weights, input.now)
    for (const place of places) {
      if (!allowed(request, place, today) || !available(request, place)) continue
      const points = pointsOf(request, place, weights)
      pairs.push({ request, place, weight, quality: qualityOf(points), points })
    }
  }
  return { requests, places, pairs, today }
}

/** Room for this household beside those who hold the place already. */
export function available(request: MatchRequest, place: MatchPlace): boolean {
  return fits(request, roomLeft(place)) && canJoin(place, request)
}

/** Sets of pairs that share no household and no place with any other set: each is solved by itself. */
export function components(pairs: readonly Pair[]): Pair[][] {
  const root = new Map<string, string>()
  const find = (node: string): string => {
    let top = node
    for (let next = root.get(top); next !== undefined && next !== top; next = root.get(top)) top = next
    root.set(node, top)
    return top
  }
  for (const { request, place } of pairs) {
    root.set(find(`request ${request.id}`), find(`place ${place.id}`))
  }
  const sets = Map.groupBy(pairs, ({ request }) => find(`request ${request.id}`))
  return [...sets.values()]
}

/** Pairs of the same shared place whose households may not live together. */
export function conflicts(pairs: readonly Pair[]): [Pair, Pair][] {
  return [...pairs.entries()].flatMap(([index, one]) =>
    pairs
      .slice(index + 1)
      .filter((other) => !canShare(one.place, one.request, other.request))
      .map((other): [Pair, Pair] => [one, other]),
  )
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
