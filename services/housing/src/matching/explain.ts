import { available, type Pair, type Problem } from './pairs.ts'
import { brokenRules, RULES } from './rules/index.ts'
import type { MatchPlace, MatchRequest, MatchResult, Reason, Text } from './types.ts'

/** Reasons that are no rule: who holds the place, or why another household got it. */
const OUTCOMES: Record<string, Text> = {
  'held-by-placement': { it: 'già abitato o assegnato', en: 'already lived in or assigned' },
  'held-by-offer': { it: 'già offerto a un altro nucleo', en: 'already offered to another household' },
  'taken-more-urgent': {
    it: 'assegnato a un nucleo con maggiore urgenza',
    en: 'went to a household with greater urgency',
  },
  'taken-waiting-longer': {
    it: 'assegnato a un nucleo che attende da più tempo',
    en: 'went to a household that has waited longer',
  },
  'taken-more-people': {
    it: 'assegnato a un nucleo più numeroso',
    en: 'went to a larger household',
  },
  'taken-best-overall': {
    it: 'assegnato a un altro nucleo: così si sistemano più persone in tutto',
    en: 'went to another household: more people are placed in all',
  },
  'not-proved': {
    it: 'tempo di calcolo esaurito prima della prova',
    en: 'time ran out before the proof',
  },
  'no-places': { it: 'nessun alloggio registrato nel territorio', en: 'no place recorded in the territory' },
}

const ORDER = [...RULES.map(({ code }) => code), ...Object.keys(OUTCOMES)]
const TEXTS = new Map<string, Text>([
  ...RULES.map(({ code, text }): [string, Text] => [code, text]),
  ...Object.entries(OUTCOMES),
])

/** Why each request without a place has none: every place is counted under each rule that excludes it. */
export function explainUnplaced(problem: Problem, chosen: readonly Pair[]): MatchResult['reasons'] {
  const placed = new Set(chosen.map(({ request }) => request.id))
  const winners = Map.groupBy(chosen, ({ place }) => place.id)
  return problem.requests
    .filter(({ id }) => !placed.has(id))
    .map((request) => ({ requestId: request.id, reasons: reasonsOf(request, problem, winners) }))
}

function reasonsOf(request: MatchRequest, problem: Problem, winners: Map<string, Pair[]>): Reason[] {
  if (problem.places.length === 0) return [toReason('no-places', [])]
  const found = problem.places.flatMap((place) =>
    codesOf(request, place, { today: problem.today, winners: winners.get(place.id) ?? [] }).map((code) => ({
      code,
      placeId: place.id,
    })),
  )
  return [...Map.groupBy(found, ({ code }) => code)]
    .map(([code, some]) =>
      toReason(
        code,
        some.map(({ placeId }) => placeId),
      ),
    )
    .toSorted((one, other) => ORDER.indexOf(one.code) - ORDER.indexOf(other.code))
}

type Around = { today: string; winners: Pair[] }

function codesOf(request: MatchRequest, place: MatchPlace, { today, winners }: Around): string[] {
  const broken = brokenRules(request, place, today)
  if (broken.length > 0) return broken.map(({ code }) => code)
  if (!available(request, place)) {
    const offered = place.holders.some(({ ground }) => ground === 'offer')
    return [offered ? 'held-by-offer' : 'held-by-placement']
  }
  return [groundOf(request, winners)]
}

/** The plainest true ground on which all the others come before: urgency, then waiting, then people. */
function groundOf(request: MatchRequest, winners: Pair[]): string {
  if (winners.length === 0) return 'not-proved'
  const all = (test: (other: MatchRequest) => boolean) => winners.every((pair) => test(pair.request))
  if (all((other) => other.urgency < request.urgency)) return 'taken-more-urgent'
  const sameUrgency = all((other) => other.urgency === request.urgency)
  if (sameUrgency && all((other) => other.people > request.people)) return 'taken-more-people'
  const notFewer = all((other) => other.people >= request.people)
  if (sameUrgency && notFewer && all((other) => other.openedAt < request.openedAt))
    return 'taken-waiting-longer'
  return 'taken-best-overall'
}

function toReason(code: string, placeIds: string[]): Reason {
  const { it, en } = TEXTS.get(code) ?? { it: code, en: code }
  const count = placeIds.length
  if (count === 0) return { code, places: 0, placeIds, text: { it, en } }
  return {
    code,
    places: count,
    placeIds,
    text: {
      it: `${it}: ${count} ${count === 1 ? 'alloggio' : 'alloggi'}`,
      en: `${en}: ${count} ${count === 1 ? 'place' : 'places'}`,
    },
  }
}
