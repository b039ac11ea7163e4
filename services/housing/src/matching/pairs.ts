import type { Highs } from 'highs'
import { romeDay } from '../rome-time.ts'
import { type Compiled, compile, isHeldBack } from './compile.ts'
import { changeOfPair } from './counterfactuals.ts'
import { solveInstance } from './engine/solve.ts'
import { groundOf, heldCode, TEXTS } from './explain.ts'
import { greedy } from './greedy.ts'
import { RULES } from './rules/index.ts'
import type { Change, MatchInput, MatchRequest, Text } from './types.ts'
import { DEFAULT_WEIGHTS } from './weights.ts'

/** Why one place is, or is not, for one household. */
export type PairReason = {
  placeId: string
  /** Every rule that excludes the pair; or who holds the place, or got it, and on what ground; or `proposed`. */
  reasons: { code: string; text: Text }[]
  /** The least change that would give the household this place; solved again and found true, or null. */
  change: Change | null
}

const DEFAULT_TIME_LIMIT_MS = 20_000
const DEFAULT_CHANGES_LIMIT_MS = 2_000

/** Why and why not, place by place, for one request of the question; in the order of the places' ids. */
export function explainPairs(highs: Highs, input: MatchInput, requestId: string): PairReason[] {
  const weights = input.weights ?? DEFAULT_WEIGHTS
  const compiled = compile(input, weights)
  const at = compiled.requests.findIndex(({ id }) => id === requestId)
  const request = compiled.requests[at]
  if (!request) throw new RangeError(`${requestId} is no request of this question`)
  const deadline = performance.now() + (input.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS)
  const { pairOf } = solveInstance(highs, compiled.problem, { deadline, start: greedy(compiled.problem) })
  const about = { compiled, pairOf, at, request, today: romeDay(input.now) }
  const changesBy = performance.now() + (input.changesLimitMs ?? DEFAULT_CHANGES_LIMIT_MS)
  const question = { highs, input, weights, today: about.today, deadline: changesBy }
  return compiled.places.map((place, position) => ({
    placeId: place.id,
    reasons: codesOf(about, position).map((code) => ({
      code,
      text: TEXTS.get(code) ?? { it: code, en: code },
    })),
    change: pairOf[at]! >= 0 ? null : changeOfPair(question, request, place),
  }))
}

type About = { compiled: Compiled; pairOf: Int32Array; at: number; request: MatchRequest; today: string }

function codesOf({ compiled, pairOf, at, request, today }: About, position: number): string[] {
  const { places, requests, problem } = compiled
  const place = places[position]!
  const broken = RULES.filter((rule) => !rule.allows(request, place, today)).map(({ code }) => code)
  if (broken.length > 0) return broken
  if (!isIn(compiled.withRoom(request), position)) return [heldCode(compiled)(position)[0]]
  if (pairOf[at]! >= 0) return [problem.place[pairOf[at]!] === position ? 'proposed' : 'placed-elsewhere']
  if (isHeldBack(request, place, compiled)) return ['kept-for-arrivals']
  const winners = requests.filter(
    (_, other) => pairOf[other]! >= 0 && problem.place[pairOf[other]!] === position,
  )
  return [groundOf(request, winners)]
}

const isIn = (set: Uint32Array, position: number) => ((set[position >> 5]! >> (position & 31)) & 1) === 1
