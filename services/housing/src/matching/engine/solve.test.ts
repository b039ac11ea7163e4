import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomProblem } from '../../../bench/problems.ts'
import { bruteForce, mayJoin, ranksOf } from '../../../test/brute-force.ts'
import { smallProblems } from '../../../test/small-problems.ts'
import { loadHighs } from '../load-highs.ts'
import { boundOf } from './bound.ts'
import { searchByWeight } from './by-weight.ts'
import { byPlace, type Instance } from './instance.ts'
import { NO_LIMITS } from './master.ts'
import { relax } from './relax.ts'
import { searchAgain, startMaster } from './search.ts'
import { type Solution, solveInstance } from './solve.ts'
import { worthOf } from './worth.ts'

const highs = await loadHighs()
const MINUTE_MS = 60_000

const later = () => performance.now() + MINUTE_MS

const solve = (problem: Instance, milliseconds = MINUTE_MS) =>
  solveInstance(highs, problem, {
    deadline: performance.now() + milliseconds,
    start: new Int32Array(problem.households).fill(-1),
  })

function expectPossible(problem: Instance, { pairOf, weight, quality }: Solution): void {
  const ranks = ranksOf(problem)
  const inside = Map.groupBy(
    pairOf.filter((pair) => pair >= 0),
    (pair) => problem.place[pair]!,
  )
  for (const [place, pairs] of inside)
    expect(
      mayJoin(
        problem,
        place,
        pairs.map((pair) => ranks[pair]!),
      ),
    ).toBe(true)
  const placed = [...pairOf.entries()].filter(([, pair]) => pair >= 0)
  expect(weight).toBe(placed.reduce((sum, [household]) => sum + problem.weight[household]!, 0))
  expect(quality).toBe(placed.reduce((sum, [, pair]) => sum + problem.quality[pair]!, 0))
}

test('the answer is the best there is in both objectives, and the bounds say so', () => {
  fc.assert(
    fc.property(smallProblems({ households: 6, places: 4 }), (problem) => {
      const solution = solve(problem)
      expectPossible(problem, solution)
      const { weight, quality } = bruteForce(problem)
      expect(solution).toMatchObject({ weight, quality, proved: true })
      expect(solution).toMatchObject({ weightBound: weight, qualityBound: quality })
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('the prices of a proof bound every answer by addition alone', () => {
  fc.assert(
    fc.property(smallProblems({ households: 8, places: 4 }), (problem) => {
      const { proofs } = solve(problem)
      for (const { part, base, scale, prices, searched } of proofs) {
        const worth = worthOf(part.problem)
        expect(worth.base).toBe(base)
        const { bound } = boundOf(part.problem, byPlace(part.problem), { worth: worth.of, prices, scale })
        const { weight, quality } = bruteForce(part.problem)
        expect(bound / scale).toBeGreaterThanOrEqual(weight * base + quality)
        if (searched === 0) expect(Math.floor(bound / scale)).toBe(weight * base + quality)
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('searched again after a departure and an arrival, the answer is the best there is, proved', () => {
  fc.assert(
    fc.property(smallProblems({ households: 6, places: 4 }), fc.nat(), (problem, at) => {
      const gone = at % problem.households
      const task = { problem, index: byPlace(problem), worth: worthOf(problem), deadline: later() }
      const worthOfAll = ({ weight, quality }: { weight: number; quality: number }) =>
        weight * task.worth.base + quality
      const master = startMaster(highs, task)
      try {
        const away = { fates: new Map([[gone, 'out' as const]]), banned: new Set<number>() }
        const left = searchAgain(task, master, { limits: away, known: nobodyIn(problem) })
        expect(left.answer.pairOf[gone]).toBe(-1)
        expect(left.answer.worth).toBe(worthOfAll(bruteForce(without(problem, gone))))
        expect(left.bound).toBe(left.answer.worth)
        const back = searchAgain(task, master, { limits: NO_LIMITS, known: left.answer })
        expect(back.answer.worth).toBe(worthOfAll(bruteForce(problem)))
        expect(back.bound).toBe(back.answer.worth)
      } finally {
        master.model.dispose()
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)

/** As a large problem is searched. */
function searchAsLarge(
  problem: Instance,
  milliseconds = MINUTE_MS,
): { worth: number; bound: number; base: number } {
  const task = { problem, index: byPlace(problem), worth: worthOf(problem), deadline: later() }
  const { base } = task.worth
  const master = startMaster(highs, task)
  try {
    const relaxation = relax(task, master, NO_LIMITS)
    const bound = Math.floor(relaxation.bound / relaxation.scale + 1e-9)
    const known = nobodyIn(problem)
    const deadline = performance.now() + milliseconds
    const found = searchByWeight({ ...task, deadline }, master, {
      limits: NO_LIMITS,
      relaxation,
      bound,
      known,
    })
    const { pairOf, worth } = found.answer
    const weight = Math.floor(worth / base)
    expectPossible(problem, { ...solve(problem, 0), pairOf, weight, quality: worth - weight * base })
    return { worth, bound: found.bound, base }
  } finally {
    master.model.dispose()
  }
}

test('searched as a large one, by weight and then by quality, a small problem has the same answer', () => {
  fc.assert(
    // Heavy households that weigh nearly the same are the hardest to tell apart.
    fc.property(smallProblems({ households: 6, places: 4 }), fc.constantFrom(0, 12_000), (small, more) => {
      const problem = { ...small, weight: small.weight.map((weight) => weight + more) }
      const { weight, quality } = bruteForce(problem)
      const found = searchAsLarge(problem)
      if (more === 0) expect(found.worth).toBe(weight * found.base + quality)
      expect(found.bound).toBeGreaterThanOrEqual(weight * found.base + quality)
      if (found.bound === found.worth) expect(found.worth).toBe(weight * found.base + quality)
      else expect(more).toBeGreaterThan(0)
    }),
    { numRuns: 1000 },
  )
}, 60_000)

test('searched as a large one, a region with many shared places has the answer that the other search proves', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const problem = randomProblem({ households: 150, places: 80, shared: 0.3, seed })
    const { weight, quality, proved } = solve(problem)
    expect(proved).toBe(true)
    const found = searchAsLarge(problem)
    expect(found.worth).toBe(weight * found.base + quality)
    expect(found.bound).toBe(found.worth)
  }
}, 60_000)

test('searched as a large one and out of time, the answer is possible and its bound holds', () => {
  fc.assert(
    fc.property(
      smallProblems({ households: 8, places: 4 }),
      fc.integer({ min: 0, max: 6 }),
      (problem, milliseconds) => {
        const { weight, quality } = bruteForce(problem)
        const found = searchAsLarge(problem, milliseconds)
        expect(found.worth).toBeLessThanOrEqual(weight * found.base + quality)
        expect(found.bound).toBeGreaterThanOrEqual(weight * found.base + quality)
      },
    ),
    { numRuns: 500 },
  )
}, 60_000)

const nobodyIn = ({ households }: Instance) => ({ pairOf: new Int32Array(households).fill(-1), worth: 0 })

/** A household whom it gains nothing to place. */
function without(problem: Instance, household: number): Instance {
  const { first } = problem
  return {
    ...problem,
    weight: problem.weight.with(household, 0),
    quality: problem.quality.slice().fill(0, first[household], first[household + 1]),
  }
}

test('out of time, the answer is possible and its bounds hold', () => {
  fc.assert(
    fc.property(smallProblems({ households: 8, places: 4 }), (problem) => {
      const solution = solve(problem, 0)
      expectPossible(problem, solution)
      const { weight, quality } = bruteForce(problem)
      expect(solution.weight).toBeLessThanOrEqual(weight)
      expect(solution.weightBound).toBeGreaterThanOrEqual(weight)
      if (solution.weight === weight) expect(solution.qualityBound).toBeGreaterThanOrEqual(quality)
      expect(solution.proved).toBe(
        solution.weight === solution.weightBound && solution.quality === solution.qualityBound,
      )
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('numbers whose sum is too large to be exact are refused', () => {
  const problem = {
    households: 2,
    places: 1,
    weight: Float64Array.of(2 ** 45, 2 ** 45),
    first: Int32Array.of(0, 1, 2),
    place: Int32Array.of(0, 0),
    quality: Float64Array.of(100, 100),
    sharing: [null],
  }
  expect(() => solve(problem)).toThrow(RangeError)
  expect(solve({ ...problem, weight: Float64Array.of(2 ** 44, 2 ** 44) }).proved).toBe(true)
})
