import type * as z from 'zod'
import { checkCadences } from './check-cadences.ts'
import { checkConditions } from './check-conditions.ts'
import { checkDeadlines } from './check-deadlines.ts'
import { checkFacts } from './check-facts.ts'
import { checkLinks } from './check-links.ts'
import { type Fault, type ProfileProblem, problemAt, syntaxProblems } from './problem.ts'
import { readSource } from './source.ts'

export type Parsed<T> = { ok: true; data: T } | { ok: false; problems: ProfileProblem[] }

/** Reads one file whole: syntax, then shape, conditions and links, every fault at once in the order of the file. */
export function parseFile<T>(file: string, text: string, schema: z.ZodType<T>): Parsed<T> {
  const source = readSource(file, text)
  if (source.syntax.length > 0) return { ok: false, problems: syntaxProblems(source) }
  const shaped = schema.safeParse(source.value)
  const faults: Fault[] = [
    ...(shaped.error?.issues ?? []).flatMap(faultsOf),
    ...checkConditions(source.value),
    ...checkLinks(source.value),
    ...checkCadences(source.value),
    ...checkDeadlines(source.value),
    ...checkFacts(source.value),
  ]
  if (faults.length === 0 && shaped.success) return { ok: true, data: shaped.data }
  const problems = faults.map((fault) => problemAt(source, fault))
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) }
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }]
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: `unknown key "${key}"` }))
}
