import { type Compiled, intersection, isHeldBack, membersOf, type PlaceSet } from './compile.ts'
import { OUTCOMES } from './outcomes.ts'
import { RULES } from './rules/index.ts'
import type { MatchRequest, MatchResult, Reason, Text } from './types.ts'

export const TEXTS = new Map<string, Text>([
  ...RULES.map(({ code, text }): [string, Text] => [code, text]),
  ...Object.entries(OUTCOMES),
])
/** Places named with a reason; their number is always told. */
const NAMED = 20

/** Why each request without a place has none: every place is counted under each rule that excludes it. */
export function explainUnplaced(
  compiled: Compiled,
  pairOf: Int32Array,
): Omit<MatchResult['reasons'][number], 'changes'>[] {
  const { requests, problem } = compiled
  const winners = Map.groupBy(
    [...pairOf.keys()].filter((household) => pairOf[household]! >= 0),
    (household) => problem.place[pairOf[household]!]!,
  )
  return requests
    .flatMap((request, at) =>
      pairOf[at]! < 0 ? [{ requestId: request.id, reasons: reasonsOf(compiled, request, winners) }] : [],
    )
    .sort((one, other) => (one.requestId < other.requestId ? -1 : 1))
}

function reasonsOf(compiled: Compiled, request: MatchRequest, winners: Map<number, number[]>): Reason[] {
  if (compiled.places.length === 0) return [toReason('no-places', [], compiled)]
  const sets = compiled.allowed(request)
  const allowed = intersection(sets)
  const withRoom = compiled.withRoom(request)
  const byRule = sets.map((set, rule): [string, number[]] => [
    RULES[rule]!.code,
    membersOf(others(set, compiled)),
  ])
  const full = membersOf(allowed.map((bits, word) => bits & ~withRoom[word]!))
  const open = membersOf(intersection([allowed, withRoom]))
  const byOutcome = Map.groupBy(
    [...full.map(heldCode(compiled)), ...open.map(takenCode(compiled, request, winners))],
    ([code]) => code,
  )
  const outcomes = Object.keys(OUTCOMES).map((code): [string, number[]] => [
    code,
    (byOutcome.get(code) ?? []).map(([, place]) => place),
  ])
  return [...byRule, ...outcomes]
    .filter(([, places]) => places.length > 0)
    .map(([code, places]) => toReason(code, places, compiled))
}

type Found = [code: string, place: number]

/** The places that are not in a set. */
function others(set: PlaceSet, { places }: Compiled): PlaceSet {
  const rest = set.map((bits) => ~bits)
  const beyond = places.length & 31
  if (beyond > 0) rest[rest.length - 1]! &= (1 << beyond) - 1
  return rest
}

export const heldCode =
  ({ places }: Compiled) =>
  (place: number): Found => {
    const offered = places[place]!.holders.some(({ ground }) => ground === 'offer')
    return [offered ? 'held-by-offer' : 'held-by-placement', place]
  }

const takenCode =
  (compiled: Compiled, request: MatchRequest, winners: Map<number, number[]>) =>
  (place: number): Found => {
    if (isHeldBack(request, compiled.places[place]!, compiled)) return ['kept-for-arrivals', place]
    const others = (winners.get(place) ?? []).map((household) => compiled.requests[household]!)
    return [groundOf(request, others), place]
  }

/** The plainest true ground on which all the others come before: urgency, then waiting, then people. */
export function groundOf(request: MatchRequest, winners: MatchRequest[]): string {
  if (winners.length === 0) return 'not-proved'
  const all = (test: (other: MatchRequest) => boolean) => winners.every(test)
  if (all((other) => other.urgency < request.urgency)) return 'taken-more-urgent'
  const sameUrgency = all((other) => other.urgency === request.urgency)
  if (sameUrgency && all((other) => other.people > request.people)) return 'taken-more-people'
  const notFewer = all((other) => other.people >= request.people)
  if (sameUrgency && notFewer && all((other) => other.openedAt < request.openedAt))
    return 'taken-waiting-longer'
  return 'taken-best-overall'
}

function toReason(code: string, found: readonly number[], { places }: Compiled): Reason {
  const { it, en } = TEXTS.get(code) ?? { it: code, en: code }
  const count = found.length
  if (count === 0) return { code, places: 0, placeIds: [], text: { it, en } }
  return {
    code,
    places: count,
    placeIds: found.slice(0, NAMED).map((place) => places[place]!.id),
    text: {
      it: `${it}: ${count} ${count === 1 ? 'alloggio' : 'alloggi'}`,
      en: `${en}: ${count} ${count === 1 ? 'place' : 'places'}`,
    },
  }
}
