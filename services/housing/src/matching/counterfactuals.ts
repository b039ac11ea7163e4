import type { Highs } from 'highs'
import { type Easing, ease, oneMore } from './changes.ts'
import { compile } from './compile.ts'
import { solveInstance } from './engine/solve.ts'
import { pointsOf } from './preferences.ts'
import { available } from './room-left.ts'
import { brokenRules } from './rules/index.ts'
import type { Change, MatchInput, MatchPlace, MatchRequest, Weights } from './types.ts'
import { weightOf } from './weights.ts'

export type Question = { highs: Highs; input: MatchInput; weights: Weights; today: string; deadline: number }

/** Changes tried for one household before giving up, the easiest first. */
const MOST_TRIED = 8

/**
 * The easiest changes that would house a household which got nothing, up to `count`: of a place, of the household, one
 * more place, or a longer wait. Each has been solved again with everybody else as they are, and holds: with it, every
 * best matching houses the household. An empty list means that none was found, or time was out.
 */
export function changesFor(question: Question, request: MatchRequest, count: number): Change[] {
  const { input, deadline } = question
  const found: Change[] = []
  for (const { change, changed } of candidates(question, request).slice(0, MOST_TRIED)) {
    if (found.length >= count || performance.now() >= deadline) return found
    if (houses(question, { ...input, ...changed }, request.id)) found.push(change)
  }
  const waiting = found.length < count ? waitLonger(question, request) : null
  return waiting ? [...found, waiting] : found
}

type Candidate = {
  placeId: string
  change: Change
  changed: Pick<MatchInput, 'places' | 'requests'>
  rules: number
  size: number
}

/** The least change that would let a household into this very place, solved again and found true; null when there is none. */
export function changeOfPair(question: Question, request: MatchRequest, place: MatchPlace): Change | null {
  const [candidate] = easedFor(question, request, place)
  if (!candidate || performance.now() >= question.deadline) return null
  return houses(question, { ...question.input, ...candidate.changed }, request.id) ? candidate.change : null
}

function candidates(question: Question, request: MatchRequest): Candidate[] {
  const { input, today, weights } = question
  const eased = input.places.flatMap((place) => easedFor(question, request, place))
  return [...eased, ...again(input, { request, today, weights })].sort(
    (one, other) =>
      one.rules - other.rules || one.size - other.size || one.placeId.localeCompare(other.placeId),
  )
}

function easedFor({ input, today }: Question, request: MatchRequest, place: MatchPlace): Candidate[] {
  const broken = brokenRules(request, place, today)
  if (broken.length === 0) return []
  const easing = easeAll(
    broken.map(({ code }) => code),
    { request, place, today },
  )
  if (!easing || !available(easing.request, easing.place)) return []
  const change = {
    kind: 'change' as const,
    placeId: place.id,
    rules: broken.map(({ code }) => code),
    text: easing.text,
  }
  return [
    {
      placeId: place.id,
      change,
      changed: replaced(input, easing),
      rules: broken.length,
      size: easing.size,
    },
  ]
}

/** All rules eased at once, or null when one of them is nobody's to change. */
function easeAll(
  codes: string[],
  start: { request: MatchRequest; place: MatchPlace; today: string },
): Easing | null {
  let sum: Easing | null = null
  for (const code of codes) {
    const { request, place } = sum ?? start
    const next = ease(code, request, place, start.today)
    if (!next) return null
    sum = sum
      ? {
          ...next,
          size: sum.size + next.size,
          text: { it: `${sum.text.it} e ${next.text.it}`, en: `${sum.text.en} and ${next.text.en}` },
        }
      : next
  }
  return sum
}

function replaced(input: MatchInput, { request, place }: Easing): Pick<MatchInput, 'places' | 'requests'> {
  return {
    places: input.places.map((one) => (one.id === place.id ? place : one)),
    requests: input.requests.map((one) => (one.id === request.id ? request : one)),
  }
}

/** One more place like the one that would suit it best, where it is only too few. */
function again(
  input: MatchInput,
  { request, today, weights }: { request: MatchRequest; today: string; weights: Weights },
): Candidate[] {
  const worth = (place: MatchPlace) =>
    pointsOf(request, place, weights).reduce((sum, one) => sum + one.points, 0)
  const [best] = input.places
    .filter((place) => brokenRules(request, place, today).length === 0)
    .sort((one, other) => worth(other) - worth(one) || (one.id < other.id ? -1 : 1))
  if (!best) return []
  const text = { it: 'un altro alloggio come questo', en: 'one more place like this one' }
  return [
    {
      placeId: best.id,
      change: { kind: 'one-more', placeId: best.id, rules: [], text },
      changed: { places: [...input.places, oneMore(best)], requests: input.requests },
      rules: 1,
      size: 10,
    },
  ]
}

/** Does every best matching place this household? So it is when without it nothing is as good. */
function houses(question: Question, input: MatchInput, requestId: string): boolean {
  const others = { ...input, requests: input.requests.filter(({ id }) => id !== requestId) }
  const [best, without] = [worthOf(question, input), worthOf(question, others)]
  if (!best || !without) return false
  return best.weight > without.weight || (best.weight === without.weight && best.quality > without.quality)
}

/** The proved worth of the best matching; null when time ran out first. */
function worthOf(
  { highs, weights, deadline }: Question,
  input: MatchInput,
): { weight: number; quality: number } | null {
  const { problem } = compile(input, weights)
  const start = new Int32Array(problem.households).fill(-1)
  const { weight, quality, proved } = solveInstance(highs, problem, { deadline, start })
  return proved ? { weight, quality } : null
}

/** How many days of waiting more, all else equal, would put it before whoever is before it now; null when none would. */
function waitLonger(question: Question, request: MatchRequest): Change | null {
  const { input, weights } = question
  const perDay = request.people * weights.perWaitingDay
  const without = worthOf(question, {
    ...input,
    requests: input.requests.filter(({ id }) => id !== request.id),
  })
  const placedWeight = without && weightWhenPlaced(question, request)
  if (!without || placedWeight === null || perDay === 0) return null
  const days = Math.max(1, Math.floor((without.weight - placedWeight) / perDay) + 1)
  const longer = waited(request, days)
  if (weightOf(longer, weights, input.now) !== weightOf(request, weights, input.now) + days * perDay)
    return null
  const requests = input.requests.map((one) => (one.id === request.id ? longer : one))
  if (!houses(question, { ...input, requests }, request.id)) return null
  const text = {
    it: `${days} giorni di attesa in più, a parità di tutto il resto`,
    en: `${days} days more of waiting, all else equal`,
  }
  return { kind: 'waiting', placeId: null, rules: [], text }
}

/** The best weight of a matching that places this household; null when none does. */
function weightWhenPlaced(
  { highs, input, weights, deadline }: Question,
  request: MatchRequest,
): number | null {
  const { problem, requests } = compile(input, weights)
  const at = requests.findIndex(({ id }) => id === request.id)
  const bonus = 1 + problem.weight.reduce((sum, weight) => sum + weight, 0)
  const weight = problem.weight.map((own, household) => (household === at ? own + bonus : own))
  const start = new Int32Array(problem.households).fill(-1)
  const solution = solveInstance(highs, { ...problem, weight }, { deadline, start })
  return solution.proved && solution.pairOf[at]! >= 0 ? solution.weight - bonus : null
}

const DAY_MS = 86_400_000

function waited(request: MatchRequest, days: number): MatchRequest {
  return { ...request, openedAt: new Date(Date.parse(request.openedAt) - days * DAY_MS).toISOString() }
}
