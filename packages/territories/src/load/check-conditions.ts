import { checkCondition } from '../conditions/condition.ts'
import type { Fault } from './problem.ts'
import type { Path } from './source.ts'

const CONDITION_KEYS = new Set(['when', 'told'])

/** Every CEL condition of a file, wherever it stands, type-checked. */
export function checkConditions(value: unknown, path: Path = []): Fault[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, child]) => {
    const here = [...path, Array.isArray(value) ? Number(name) : name]
    if (CONDITION_KEYS.has(name) && typeof child === 'string') return faultsOf(child, here)
    return checkConditions(child, here)
  })
}

function faultsOf(condition: string, path: Path): Fault[] {
  return checkCondition(condition).map(({ message, at }) => ({ path, message, offset: at }))
}
