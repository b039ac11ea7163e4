import type { Highs } from 'highs'
import { type Compiled, compile } from '../src/matching/compile.ts'
import type { Instance } from '../src/matching/engine/instance.ts'
import { solveInstance } from '../src/matching/engine/solve.ts'
import { greedy } from '../src/matching/greedy.ts'
import { holdPrices, type LookAhead } from '../src/matching/look-ahead.ts'
import { sharingOf } from '../src/matching/sharing.ts'
import type { MatchPlace, MatchRequest } from '../src/matching/types.ts'
import { DEFAULT_WEIGHTS } from '../src/matching/weights.ts'
import { instantOf, YEAR_DAYS, type Year } from './region.ts'

/** Who entered which place, and on which day. */
export type Entered = { request: MatchRequest; placeId: string; day: number; quality: number }

export type Choose = (question: { compiled: Compiled; day: number }) => Int32Array

const SOLVE_MS = 60_000
const CLAIRVOYANT_MS = 300_000

/** Lives through a year day by day: what is chosen enters at once, who cannot wait any longer is gone. */
export function live(
  year: Year,
  choose: Choose,
  hold?: (day: number, places: MatchPlace[], requests: MatchRequest[]) => MatchPlace[],
): Entered[] {
  const entered: Entered[] = []
  let places: MatchPlace[] = []
  let waiting: Year['arrivals'] = []
  for (let day = 0; day < YEAR_DAYS; day++) {
    places = [...places, ...year.openings.filter((one) => one.day === day).map(({ place }) => place)]
    waiting = [
      ...waiting.filter(({ leavesOn }) => leavesOn > day),
      ...year.arrivals.filter((one) => one.day === day),
    ]
    const requests = waiting.map(({ request }) => request)
    const asked = hold ? hold(day, places, requests) : places
    const compiled = compile(
      { requests, places: asked, now: instantOf(day), seed: String(day) },
      DEFAULT_WEIGHTS,
    )
    if (compiled.problem.place.length === 0) continue
    const chosen = entriesOf(compiled, choose({ compiled, day }), day)
    entered.push(...chosen)
    const gone = new Set(chosen.map(({ request }) => request.id))
    waiting = waiting.filter(({ request }) => !gone.has(request.id))
    places = places.flatMap((place) => left(place, chosen))
  }
  return entered
}

function entriesOf({ requests, places, problem }: Compiled, pairOf: Int32Array, day: number): Entered[] {
  return [...pairOf.entries()]
    .filter(([, pair]) => pair >= 0)
    .map(([at, pair]) => ({
      request: requests[at]!,
      placeId: places[problem.place[pair]!]!.id,
      day,
      quality: problem.quality[pair]!,
    }))
}

/** A shared place with room stays in the matching with who lives there. */
function left(place: MatchPlace, chosen: readonly Entered[]): MatchPlace[] {
  const inside = chosen.filter(({ placeId }) => placeId === place.id)
  if (inside.length === 0) return [place]
  if (!place.sharing) return []
  const holders = [
    ...place.holders,
    ...inside.map(({ request }) => ({ ...request, ground: 'placement' as const })),
  ]
  return holders.length < place.sharing.maxHouseholds ? [{ ...place, holders }] : []
}

/** The longest waiting first, each to the first place that has been free longest. */
export const firstCome: Choose = ({ compiled }) => {
  const { requests, problem } = compiled
  const flat: Instance = {
    ...problem,
    weight: Float64Array.from(requests, ({ openedAt }) => Date.parse('2028-01-01') - Date.parse(openedAt)),
    quality: new Float64Array(problem.place.length),
  }
  return greedy(flat)
}

export const mostInNeed: Choose = ({ compiled }) => greedy(compiled.problem)

export const batch =
  (highs: Highs): Choose =>
  ({ compiled: { problem } }) =>
    solveInstance(highs, problem, { deadline: performance.now() + SOLVE_MS, start: greedy(problem) }).pairOf

/** Places held back at the prices of drawn futures, as the service does; it knows last year only. */
export const heldBack =
  (ahead: LookAhead) =>
  (day: number, places: MatchPlace[], requests: MatchRequest[]): MatchPlace[] => {
    if (places.length === 0) return places
    const prices = holdPrices({ places, requests, now: instantOf(day), seed: `future ${day}` }, ahead)
    return places.map((place) =>
      prices[place.id] === undefined ? place : { ...place, holdPrice: prices[place.id]! },
    )
  }

/** The best of all ways, knowing the whole year: who meets a place while it waits. Nobody's waiting adds weight. */
export function clairvoyant(highs: Highs, year: Year): { entered: Entered[]; proved: boolean } {
  const requests = year.arrivals.map(({ request }) => ({ ...request, openedAt: instantOf(0).toISOString() }))
  const places = year.openings.map(({ place }) => place)
  const compiled = compile({ requests, places, now: instantOf(0), seed: 'year' }, DEFAULT_WEIGHTS)
  const arrivals = new Map(year.arrivals.map((one) => [one.request.id, one]))
  const openings = new Map(year.openings.map((one) => [one.place.id, one.day]))
  const meeting = (at: number, place: number) => {
    const { day, leavesOn } = arrivals.get(compiled.requests[at]!.id)!
    const open = openings.get(compiled.places[place]!.id) ?? 0
    return open < leavesOn ? Math.max(day, open) : null
  }
  const problem = onlyPairs(compiled, (at, place) => meeting(at, place) !== null)
  const solution = solveInstance(highs, problem, {
    deadline: performance.now() + CLAIRVOYANT_MS,
    start: greedy(problem),
  })
  const entered = entriesOf({ ...compiled, problem }, solution.pairOf, 0)
  const position = new Map(compiled.places.map(({ id }, at) => [id, at]))
  const order = new Map(compiled.requests.map(({ id }, at) => [id, at]))
  return {
    proved: solution.proved,
    entered: entered.map((one) => ({
      ...one,
      request: arrivals.get(one.request.id)!.request,
      day: meeting(order.get(one.request.id)!, position.get(one.placeId)!) ?? 0,
    })),
  }
}

function onlyPairs(
  { requests, places, problem }: Compiled,
  keep: (at: number, place: number) => boolean,
): Instance {
  const kept = requests.map((_, at) => {
    const pairs = Array.from(
      { length: problem.first[at + 1]! - problem.first[at]! },
      (_one, k) => problem.first[at]! + k,
    )
    return pairs.filter((pair) => keep(at, problem.place[pair]!))
  })
  const first = new Int32Array(requests.length + 1)
  for (const [at, pairs] of kept.entries()) first[at + 1] = first[at]! + pairs.length
  const place = Int32Array.from(kept.flat(), (pair) => problem.place[pair]!)
  const quality = Float64Array.from(kept.flat(), (pair) => problem.quality[pair]!)
  return { ...problem, first, place, quality, sharing: sharingOf({ requests, places, first, place }) }
}
