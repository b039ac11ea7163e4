import type { Fault } from './cells.ts'
import { build, type Named } from './plain-instance.ts'

export type OrLibraryProblem = {
  instance: Named
  /** The value published for it, from the quality reached. */
  published: (quality: number) => number
}

/**
 * Reads a file of generalised assignment problems as the OR-Library has them (Beasley, gapinfo): how many, then for
 * each the agents and jobs, a cost per agent and job, a size per agent and job, a capacity per agent. Every job is to
 * be given to one agent: the first objective. Costs are maximised in gap1 to gap12, minimised in gapa to gapd.
 */
export function readOrLibrary(
  name: string,
  text: string,
  { minimise }: { minimise: boolean },
): { problems: OrLibraryProblem[]; faults: Fault[] } {
  const words = text.split('\n').flatMap((row, at) =>
    row
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => ({ word, line: at + 1 })),
  )
  const odd = words.find(({ word }) => !/^\d+$/.test(word))
  if (odd)
    return {
      problems: [],
      faults: [{ line: odd.line, column: null, reason: `${odd.word} is no whole number.` }],
    }
  const numbers = words.map(({ word }) => Number(word))
  const last = words.at(-1)?.line ?? 1
  const problems: OrLibraryProblem[] = []
  let at = 1
  while (problems.length < (numbers[0] ?? 0)) {
    const [agents = 0, jobs = 0] = numbers.slice(at, at + 2)
    const cells = agents * jobs
    const end = at + 2 + 2 * cells + agents
    if (cells === 0 || end > numbers.length)
      return { problems: [], faults: [{ line: last, column: null, reason: 'The file ends too early.' }] }
    const table = (from: number) =>
      Array.from({ length: agents }, (_, row) => numbers.slice(from + row * jobs, from + (row + 1) * jobs))
    const tables = {
      costs: table(at + 2),
      sizes: table(at + 2 + cells),
      capacities: numbers.slice(end - agents, end),
    }
    problems.push(toProblem(`${name}-${problems.length + 1}`, tables, minimise))
    at = end
  }
  if (at === numbers.length && problems.length > 0) return { problems, faults: [] }
  const reason = problems.length === 0 ? 'There is no problem in the file.' : 'There are numbers left over.'
  return { problems: [], faults: [{ line: words[at]?.line ?? last, column: null, reason }] }
}

type Tables = { costs: number[][]; sizes: number[][]; capacities: number[] }

function toProblem(name: string, { costs, sizes, capacities }: Tables, minimise: boolean): OrLibraryProblem {
  const jobs = costs[0]?.length ?? 0
  const dearest = Math.max(0, ...costs.flat())
  const agents = [...capacities.keys()]
  const allowed = Array.from({ length: jobs }, (_, job) =>
    agents.filter((agent) => sizes[agent]![job]! <= capacities[agent]!),
  )
  const problem = build(allowed, {
    weight: () => 1,
    quality: (job, agent) => (minimise ? dearest - costs[agent]![job]! : costs[agent]![job]!),
    sizeOf: (job, agent) => [sizes[agent]![job]!],
    rooms: capacities.map((capacity) => [capacity]),
    most: () => jobs,
  })
  return {
    instance: {
      name,
      households: allowed.map((_, job) => `job ${job + 1}`),
      places: agents.map((agent) => `agent ${agent + 1}`),
      problem,
    },
    published: (quality) => (minimise ? dearest * jobs - quality : quality),
  }
}
