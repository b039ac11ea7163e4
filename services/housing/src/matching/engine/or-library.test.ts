import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readOrLibrary } from '../files/or-library.ts'
import { loadHighs } from '../load-highs.ts'
import { solveInstance } from './solve.ts'

const highs = await loadHighs()
const fixture = (name: string) =>
  readFileSync(new URL(`../../../test/or-library/${name}`, import.meta.url), 'utf8')
const optima = fixture('optima.csv')
  .split('\n')
  .slice(1)
  .map((row) => row.split(','))

/** The quick ones of every size; `npm run bench:matching -- or-library` solves all 66. */
const SAMPLE = ['gap1-2', 'gap2-5', 'gap3-4', 'gap4-5', 'gap7-3', 'gap8-3', 'gap11-3', 'gap12-4']

test.each(SAMPLE)('%s of the OR-Library has its published optimum, proved', (name) => {
  const [file = '', number] = name.split('-')
  const { problems } = readOrLibrary(file, fixture(`${file}.txt`), { minimise: file === 'gapa' })
  const chosen = problems[Number(number) - 1]
  if (!chosen) throw new Error(`no ${name}`)
  const { problem } = chosen.instance
  const solution = solveInstance(highs, problem, {
    deadline: performance.now() + 60_000,
    start: new Int32Array(problem.households).fill(-1),
  })
  expect(solution.weight).toBe(problem.households)
  expect(solution.proved).toBe(true)
  const published = optima.find(([of, at]) => of === file && at === number)?.[2]
  expect(chosen.published(solution.quality)).toBe(Number(published))
})
