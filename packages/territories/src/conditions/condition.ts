import { Environment, EvaluationError } from '@marcbachmann/cel-js'
import { pathsRead } from './ast.ts'
import { type ConditionProblem, literalProblems } from './literals.ts'
import { VIEW, VIEW_BY_PATH } from './view.ts'

export type { ConditionProblem } from './literals.ts'

/** `unknown`: it depends on a fact that nobody assessed. */
export type Answer = { value: boolean | 'unknown'; unknown: string[] }

const environment = buildEnvironment()
type Condition = { program: ReturnType<Environment['parse']>; paths: readonly string[] }
const compiled = new Map<string, Condition>()

function buildEnvironment(): Environment {
  const env = new Environment()
  const groups: Record<string, Record<string, string>> = {}
  for (const { path, type } of VIEW) {
    const [root = path, leaf] = path.split('.')
    if (leaf === undefined) env.registerVariable(root, type)
    else groups[root] = { ...groups[root], [leaf]: type }
  }
  for (const [name, schema] of Object.entries(groups)) env.registerVariable({ name, schema })
  return env
}

/** Syntax, types and code literals; an empty list when the condition may be used. */
export function checkCondition(source: string): ConditionProblem[] {
  const checked = environment.check(source)
  if (!checked.valid) {
    return [{ message: checked.error?.summary ?? 'not a condition', at: checked.error?.range?.start ?? 0 }]
  }
  if (checked.type !== 'bool')
    return [{ message: `must say yes or no, but is of type ${checked.type}`, at: 0 }]
  return literalProblems(environment.parse(source).ast)
}

/**
 * Evaluates a checked condition in three values. CEL's `&&` and `||` let a certain side decide over a missing one,
 * which is Kleene's logic: a fact without a value decides nothing unless the other side already does.
 */
export function ask(source: string, view: Record<string, unknown>): Answer {
  const { program, paths } = compile(source)
  const unknown = fieldsOf(paths.filter((path) => !hasValue(view, path)))
  try {
    return { value: program(view) === true, unknown }
  } catch (error) {
    if (isMissingFact(error)) return { value: 'unknown', unknown }
    throw error
  }
}

/** Scheda fields that a condition reads. */
export function fieldsRead(source: string): string[] {
  return fieldsOf(compile(source).paths)
}

function compile(source: string): Condition {
  const known = compiled.get(source)
  if (known) return known
  const program = environment.parse(source)
  const condition = { program, paths: pathsRead(program.ast) }
  compiled.set(source, condition)
  return condition
}

const isMissingFact = (error: unknown) =>
  error instanceof EvaluationError && (error.code === 'no_such_key' || error.code === 'unknown_variable')

function fieldsOf(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => VIEW_BY_PATH.get(path)?.field ?? path))]
}

function hasValue(view: Record<string, unknown>, path: string): boolean {
  const [root = path, leaf] = path.split('.')
  const value = view[root]
  if (leaf === undefined) return value !== undefined
  return typeof value === 'object' && value !== null && leaf in value
}
