import { checkCondition } from '../conditions/condition.ts'
import type { Fault } from './problem.ts'
import { findNamed, stringsIn } from './walk.ts'

const CONDITION_KEYS = new Set(['when', 'told'])

/** Every CEL condition of a file, wherever it stands, type-checked. */
export function checkConditions(value: unknown): Fault[] {
  return findNamed(value, CONDITION_KEYS)
    .flatMap(stringsIn)
    .flatMap(({ path, value: source }) =>
      checkCondition(source).map(({ message, at }) => ({ path, message, offset: at })),
    )
}
