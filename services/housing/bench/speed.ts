import { cpus, totalmem } from 'node:os'
import type { Highs } from 'highs'
import type { Instance } from '../src/matching/engine/instance.ts'
import { solveInstance } from '../src/matching/engine/solve.ts'
import { greedy } from '../src/matching/greedy.ts'
import { randomProblem, type Size } from './problems.ts'

const MIB = 1024 * 1024

/** A size, how long it may take, and what is asked of it in that time. */
type Target = Size & { name: string; withinSeconds: number; gap: number }

const TARGETS: readonly Target[] = [
  {
    name: '500 x 300, a tenth co-housing',
    households: 500,
    places: 300,
    shared: 0.1,
    withinSeconds: 1,
    gap: 0,
    seed: 1,
  },
  {
    name: '5,000 x 3,000, whole flats',
    households: 5000,
    places: 3000,
    shared: 0,
    withinSeconds: 2,
    gap: 0,
    seed: 2,
  },
  {
    name: '5,000 x 3,000, a tenth co-housing',
    households: 5000,
    places: 3000,
    shared: 0.1,
    withinSeconds: 10,
    gap: 0.001,
    seed: 3,
  },
  {
    name: '5,000 x 3,000, a tenth co-housing, proved',
    households: 5000,
    places: 3000,
    shared: 0.1,
    withinSeconds: 60,
    gap: 0,
    seed: 3,
  },
]

/**
 * Measures every target once after a warm-up; answers lines for people, and whether all were met. A target is met in
 * time of the processor: on a machine that does nothing else the clock shows the same, on one that does it shows more.
 * `patience` gives the solver so many times the target by the clock.
 */
export function measureSpeed(
  highs: Highs,
  { names, patience }: { names: readonly string[]; patience: number },
) {
  solve(highs, randomProblem({ households: 100, places: 60, shared: 0.1, seed: 9 }), 5)
  const chosen = TARGETS.filter(({ name }) => names.length === 0 || names.some((part) => name.includes(part)))
  const results = chosen.map((target) => measure(highs, target, patience))
  return { lines: [machine(), ...results.map(({ line }) => line)], met: results.every(({ met }) => met) }
}

function measure(highs: Highs, target: Target, patience: number) {
  const problem = randomProblem(target)
  const { seconds, busy, solution } = solve(highs, problem, target.withinSeconds * patience)
  const gap = solution.weightBound === 0 ? 0 : (solution.weightBound - solution.weight) / solution.weightBound
  const met = busy <= target.withinSeconds * 1.05 && gap <= target.gap && (target.gap > 0 || solution.proved)
  const state = solution.proved ? 'proved' : `gap ${(gap * 100).toFixed(4)} %`
  return {
    met,
    line:
      `${met ? 'ok  ' : 'MISS'} ${target.name}: ${busy.toFixed(2)} s of processor, ${seconds.toFixed(2)} s by the clock, ${state} ` +
      `(target ${target.withinSeconds} s${target.gap > 0 ? ` to ${target.gap * 100} %` : ', proved'}; ` +
      `${problem.place.length} pairs, ${Math.round(process.memoryUsage().rss / MIB)} MiB resident)`,
  }
}

function solve(highs: Highs, problem: Instance, limitSeconds: number) {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const start = greedy(problem)
  const solution = solveInstance(highs, problem, { deadline: startedAt + limitSeconds * 1000, start })
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - startedAt) / 1000, busy: (user + system) / 1e6, solution }
}

export function machine(): string {
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / MIB / 1024)} GiB, node ${process.version}`
}
