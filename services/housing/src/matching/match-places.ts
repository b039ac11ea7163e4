import { explainUnplaced } from './explain.ts'
import { greedy, objectiveOf } from './greedy.ts'
import { toModel } from './model.ts'
import { components, type Pair, toProblem } from './pairs.ts'
import { loadSolver, type Solve } from './solve-highs.ts'
import type { Certificate, MatchInput, MatchResult } from './types.ts'
import { DEFAULT_WEIGHTS } from './weights.ts'

const DEFAULT_TIME_LIMIT_MS = 20_000

/**
 * Gives homes to households: first the most people in need (by urgency and waiting), then, among all such ways, the
 * best placements. Exact, with proof, unless the time limit is hit, and then it says so. The same input, in any
 * order, gives the same answer. Every request left out gets its reasons. Blocks its thread: a service calls it
 * through `createMatcher`.
 */
export async function matchPlaces(input: MatchInput): Promise<MatchResult> {
  return matchWith(await loadSolver(), input)
}

/** As `matchPlaces`, with a solver already loaded. */
export function matchWith(solve: Solve, input: MatchInput): MatchResult {
  const startedAt = performance.now()
  const problem = toProblem(input, input.weights ?? DEFAULT_WEIGHTS)
  const deadline = startedAt + (input.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS)
  const parts = components(problem.pairs).map((pairs) => solvePart(solve, pairs, deadline))
  const chosen = parts.flatMap((part) => part.chosen)
  const objective = objectiveOf(chosen)
  return {
    assignments: chosen
      .toSorted((one, other) => (one.request.id < other.request.id ? -1 : 1))
      .map(({ request, place, weight, quality, points }) => ({
        requestId: request.id,
        placeId: place.id,
        weight,
        quality,
        points,
      })),
    reasons: explainUnplaced(problem, chosen),
    objective,
    certificate: certify(parts, objective.weight, performance.now() - startedAt),
  }
}

type Part = {
  chosen: Pair[]
  greedy: Pair[]
  weightBound: number
  qualityBound: number
  optimal: boolean
}

function solvePart(solve: Solve, pairs: Pair[], deadline: number): Part {
  const model = toModel(pairs)
  const byHand = greedy(pairs)
  const weights = pairs.map(({ weight }) => weight)
  const left = () => deadline - performance.now()
  const most = solve({
    model,
    costs: weights,
    start: pairs.map((pair) => byHand.has(pair)),
    timeLimitMs: left(),
  })
  const best = solve({
    model,
    costs: pairs.map(({ quality }) => quality),
    floor: { coefficients: weights, atLeast: most.value },
    start: most.chosen,
    timeLimitMs: left(),
  })
  return {
    chosen: pairs.filter((_, column) => best.chosen[column]),
    greedy: [...byHand],
    weightBound: Math.min(
      most.bound,
      bestOfEach(pairs, ({ weight }) => weight),
    ),
    qualityBound: Math.min(
      best.bound,
      bestOfEach(pairs, ({ quality }) => quality),
    ),
    optimal: most.optimal && best.optimal,
  }
}

/** What nobody can exceed, whatever the solver proved before its time was over: each request at its own best. */
function bestOfEach(pairs: Pair[], worth: (pair: Pair) => number): number {
  const groups = Map.groupBy(pairs, ({ request }) => request.id)
  return [...groups.values()].reduce((total, some) => total + Math.max(...some.map(worth)), 0)
}

function certify(parts: Part[], weight: number, milliseconds: number): Certificate {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  const weightBound = sum((part) => part.weightBound)
  return {
    status: parts.every(({ optimal }) => optimal) ? 'optimal' : 'time-limit',
    weightBound,
    qualityBound: sum((part) => part.qualityBound),
    gap: weightBound === 0 ? 0 : (weightBound - weight) / weightBound,
    solver: 'HiGHS 1.15',
    milliseconds: Math.round(milliseconds),
    greedy: objectiveOf(parts.flatMap((part) => part.greedy)),
  }
}
