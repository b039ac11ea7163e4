import type { Highs } from 'highs'
import { romeDay } from '../rome-time.ts'
import { type Compiled, compile } from './compile.ts'
import { changesFor } from './counterfactuals.ts'
import { type Solution, solveInstance } from './engine/solve.ts'
import { explainUnplaced } from './explain.ts'
import { type Ledger, mostPeopleInput, outcomesOf } from './fairness.ts'
import { greedy, objectiveOf } from './greedy.ts'
import { loadHighs } from './load-highs.ts'
import { pointsOf } from './preferences.ts'
import type { Assignment, Certificate, MatchInput, MatchResult } from './types.ts'
import { DEFAULT_WEIGHTS } from './weights.ts'

const DEFAULT_TIME_LIMIT_MS = 20_000
const DEFAULT_CHANGES_LIMIT_MS = 2_000
const DEFAULT_LEDGER_LIMIT_MS = 2_000
/** Changes told to each household: the easiest ones. */
const CHANGES_TOLD = 2

/**
 * Gives homes to households: first the most people in need (by urgency and waiting), then, among all such ways, the
 * best placements. Exact, with proof, unless the time limit is hit, and then it says so. The same input, in any
 * order, gives the same answer. Every request left out gets its reasons. Blocks its thread: a service calls it
 * through `createMatcher`. Throws a RangeError when weights are too large to be added exactly.
 */
export async function matchPlaces(input: MatchInput): Promise<MatchResult> {
  return matchWith(await loadHighs(), input)
}

/** As `matchPlaces`, with a solver already loaded. */
export function matchWith(highs: Highs, input: MatchInput): MatchResult {
  const startedAt = performance.now()
  const compiled = compile(input, input.weights ?? DEFAULT_WEIGHTS)
  const byHand = greedy(compiled.problem)
  const deadline = startedAt + (input.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS)
  const solution = solveInstance(highs, compiled.problem, { deadline, start: byHand })
  const assignments = assignmentsOf(compiled, solution.pairOf)
  const milliseconds = Math.round(performance.now() - startedAt)
  return {
    assignments,
    reasons: withChanges(highs, input, explainUnplaced(compiled, solution.pairOf)),
    objective: objectiveOf(compiled, solution.pairOf),
    certificate: {
      ...certify(solution),
      milliseconds,
      greedy: objectiveOf(compiled, byHand),
    },
    ledger: ledgerOf(highs, input, assignments),
  }
}

/** What the run did for whom, and how many more people could be placed if need did not come first. */
function ledgerOf(highs: Highs, input: MatchInput, assignments: readonly Assignment[]): Ledger {
  const placed = new Set(assignments.map(({ requestId }) => requestId))
  const people = input.requests.reduce((sum, one) => sum + (placed.has(one.id) ? one.people : 0), 0)
  const question = mostPeopleInput(input)
  const { problem } = compile(question, question.weights ?? DEFAULT_WEIGHTS)
  const deadline = performance.now() + (input.ledgerLimitMs ?? DEFAULT_LEDGER_LIMIT_MS)
  const most = solveInstance(highs, problem, { deadline, start: greedy(problem) })
  return {
    outcomes: outcomesOf(input, placed),
    price: { people, mostPeople: most.weight === most.weightBound ? most.weight : null },
  }
}

/** Changes for as many of those left out as time allows. */
function withChanges(
  highs: Highs,
  input: MatchInput,
  reasons: ReturnType<typeof explainUnplaced>,
): MatchResult['reasons'] {
  const deadline = performance.now() + (input.changesLimitMs ?? DEFAULT_CHANGES_LIMIT_MS)
  const weights = input.weights ?? DEFAULT_WEIGHTS
  const requests = new Map(input.requests.map((request) => [request.id, request]))
  return reasons.map((one) => {
    const request = requests.get(one.requestId)
    if (!request || performance.now() >= deadline) return { ...one, changes: [] }
    const question = { highs, input, weights, today: romeDay(input.now), deadline }
    return { ...one, changes: changesFor(question, request, CHANGES_TOLD) }
  })
}

function assignmentsOf({ requests, places, problem, weights }: Compiled, pairOf: Int32Array): Assignment[] {
  return [...pairOf.entries()]
    .filter(([, pair]) => pair >= 0)
    .map(([household, pair]) => {
      const request = requests[household]!
      const place = places[problem.place[pair]!]!
      return {
        requestId: request.id,
        placeId: place.id,
        weight: problem.weight[household]!,
        quality: problem.quality[pair]!,
        points: pointsOf(request, place, weights),
      }
    })
    .sort((one, other) => (one.requestId < other.requestId ? -1 : 1))
}

function certify(solution: Solution): Omit<Certificate, 'milliseconds' | 'greedy'> {
  const { weight, weightBound, qualityBound, proved, proofs } = solution
  return {
    status: proved ? 'optimal' : 'time-limit',
    weightBound,
    qualityBound,
    gap: weightBound === 0 ? 0 : (weightBound - weight) / weightBound,
    searched: proofs.reduce((sum, { searched }) => sum + searched, 0),
    solver: 'intarsi assignment and groups, HiGHS 1.15',
  }
}
