import { createHash } from 'node:crypto'
import { romeDay } from '../rome-time.ts'
import type { Instance } from './engine/instance.ts'
import { qualityOf } from './preferences.ts'
import { available } from './room-left.ts'
import { RULES } from './rules/index.ts'
import { sharingOf } from './sharing.ts'
import type { MatchInput, MatchPlace, MatchRequest, Weights } from './types.ts'
import { weightOf } from './weights.ts'

/** A set of places: bit `p % 32` of word `p >> 5`. */
export type PlaceSet = Uint32Array

/** The question as numbers, and what stands behind each number. */
export type Compiled = {
  requests: MatchRequest[]
  places: MatchPlace[]
  weights: Weights
  now: Date
  problem: Instance
  /** Per request, in the order of `RULES`: the places each rule allows. */
  allowed: (request: MatchRequest) => PlaceSet[]
  /** The places with room for a request now, whatever the rules say. */
  withRoom: (request: MatchRequest) => PlaceSet
}

/**
 * What rules and holders leave to choose from. Places come in the order of their ids. Households come in an order drawn
 * by lot from the seed: only the lot decides between households that are alike, never the order of the input.
 */
export function compile(input: MatchInput, weights: Weights): Compiled {
  const today = romeDay(input.now)
  const requests = byLot(input.requests, input.seed ?? '')
  const places = input.places.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const byRule = RULES.map((rule) =>
    remembered(places, rule.reads, (request, place) => rule.allows(request, place, today)),
  )
  const withRoom = remembered(places, roomKey, available)
  const allowed = (request: MatchRequest) => byRule.map((allows) => allows(request))
  const rows = requests.map((request) =>
    membersOf(intersection([...allowed(request), withRoom(request)])).filter(
      (at) => !isHeldBack(request, places[at]!, { weights, now: input.now }),
    ),
  )
  const first = new Int32Array(requests.length + 1)
  for (const [at, row] of rows.entries()) first[at + 1] = first[at]! + row.length
  const place = Int32Array.from(rows.flat())
  const quality = Float64Array.from(
    rows.flatMap((row, at) => row.map((p) => qualityOf(requests[at]!, places[p]!, weights))),
  )
  const problem: Instance = {
    households: requests.length,
    places: places.length,
    weight: Float64Array.from(requests, (request) => weightOf(request, weights, input.now)),
    first,
    place,
    quality,
    sharing: sharingOf({ requests, places, first, place }),
  }
  return { requests, places, weights, now: input.now, problem, allowed, withRoom }
}

const URGENT = new Set(['U0', 'U1'])

/** Is the place kept for who is expected to come, and can this household wait? */
export function isHeldBack(
  request: MatchRequest,
  { holdPrice }: MatchPlace,
  { weights, now }: { weights: Weights; now: Date },
): boolean {
  if (holdPrice === undefined || URGENT.has(request.urgency)) return false
  return weightOf(request, weights, now) < holdPrice
}

function byLot(requests: MatchRequest[], seed: string): MatchRequest[] {
  const lot = (id: string) => createHash('sha256').update(`${seed}\n${id}`).digest('hex')
  return requests
    .map((request) => ({ request, drawn: lot(request.id) }))
    .sort((one, other) => (one.drawn < other.drawn ? -1 : 1))
    .map(({ request }) => request)
}

/** Everything of a request that decides whether there is room for it. */
const roomKey = (request: MatchRequest) =>
  [
    request.people,
    request.bedPeople,
    request.rooms,
    request.adults,
    request.children,
    request.accessiblePeople,
    request.hasMinors,
    request.languages,
  ].join()

/** Asks each question once: requests of which the same is read get the same set. */
function remembered(
  places: MatchPlace[],
  reads: (request: MatchRequest) => string,
  allows: (request: MatchRequest, place: MatchPlace) => boolean,
): (request: MatchRequest) => PlaceSet {
  const known = new Map<string, PlaceSet>()
  return (request) => {
    const key = reads(request)
    const set = known.get(key) ?? setOf(places, (place) => allows(request, place))
    known.set(key, set)
    return set
  }
}

function setOf(places: MatchPlace[], has: (place: MatchPlace) => boolean): PlaceSet {
  const set = new Uint32Array(Math.ceil(places.length / 32))
  for (const [at, place] of places.entries()) if (has(place)) set[at >> 5]! |= 1 << (at & 31)
  return set
}

export function intersection(sets: readonly PlaceSet[]): PlaceSet {
  const both = sets[0]!.slice()
  for (const set of sets) for (let word = 0; word < both.length; word++) both[word]! &= set[word]!
  return both
}

/** Positions in the set, rising. */
export function membersOf(set: PlaceSet): number[] {
  const members: number[] = []
  for (const [word, bits] of set.entries())
    for (let left = bits; left !== 0; left &= left - 1)
      members.push(word * 32 + 31 - Math.clz32(left & -left))
  return members
}
