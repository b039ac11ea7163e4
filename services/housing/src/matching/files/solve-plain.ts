import type { Highs } from 'highs'
import { type Solution, solveInstance } from '../engine/solve.ts'
import { loadHighs } from '../load-highs.ts'
import type { Fault } from './cells.ts'
import { toCsv } from './csv.ts'
import type { Written } from './match-files.ts'
import { readOrLibrary } from './or-library.ts'
import { type Named, readPlainInstance } from './plain-instance.ts'

const DEFAULT_TIME_LIMIT_MS = 60_000

export type Plain = {
  name: string
  text: string
  /** How an OR-Library file is meant; left out for a plain instance (YAML or JSON). */
  orLibrary?: 'maximise' | 'minimise'
  timeLimitMs?: number
}

/** Solves a plain instance, or every problem of an OR-Library file; each has the whole time limit. */
export async function solvePlain(plain: Plain): Promise<{ faults: Fault[]; written: Written | null }> {
  const read = readProblems(plain)
  if (read.faults.length > 0) return { faults: read.faults, written: null }
  const highs = await loadHighs()
  const solved = read.problems.map((problem) => ({
    ...problem,
    ...solveNamed(highs, problem.instance, plain),
  }))
  return {
    faults: [],
    written: {
      files: solved.flatMap(({ instance, solution }) => filesOf(instance, solution, solved.length > 1)),
      summary: solved.map(({ instance, solution, milliseconds, published }) => {
        const { households } = instance.problem
        const placed = solution.pairOf.filter((pair) => pair >= 0).length
        const bound = solution.weight === solution.weightBound ? published(solution.qualityBound) : 'none'
        return (
          `${instance.name}: ${placed} of ${households} placed, value ${published(solution.quality)}, ` +
          `${solution.proved ? 'proved' : `not proved (bound ${bound})`}, ${milliseconds} ms`
        )
      }),
    },
  }
}

type Problems = { problems: { instance: Named; published: (quality: number) => number }[]; faults: Fault[] }

function readProblems({ name, text, orLibrary }: Plain): Problems {
  if (orLibrary) return readOrLibrary(name, text, { minimise: orLibrary === 'minimise' })
  const { instance, faults } = readPlainInstance(name, text)
  return { problems: instance ? [{ instance, published: (quality) => quality }] : [], faults }
}

function solveNamed(highs: Highs, { problem }: Named, { timeLimitMs = DEFAULT_TIME_LIMIT_MS }: Plain) {
  const startedAt = performance.now()
  const solution = solveInstance(highs, problem, {
    deadline: startedAt + timeLimitMs,
    start: new Int32Array(problem.households).fill(-1),
  })
  return { solution, milliseconds: Math.round(performance.now() - startedAt) }
}

function filesOf({ name, households, places, problem }: Named, solution: Solution, several: boolean) {
  const prefix = several ? `${name}-` : ''
  const rows = households.flatMap((household, at) => {
    const pair = solution.pairOf[at]!
    return pair < 0 ? [] : [[household, places[problem.place[pair]!]!, problem.quality[pair]!]]
  })
  const { weight, quality, weightBound, qualityBound, proved } = solution
  return [
    { name: `${prefix}placements.csv`, text: toCsv(['household', 'place', 'quality'], rows) },
    {
      name: `${prefix}certificate.json`,
      text: `${JSON.stringify({ weight, quality, weightBound, qualityBound, proved }, null, 2)}\n`,
    },
  ]
}
