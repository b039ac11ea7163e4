import type { DecisionFacts } from '@intarsi/contracts'
import { HOUSEHOLD_FIELDS } from './household-fields.ts'
import { NEED_FIELDS } from './need-fields.ts'
import { SITUATION_FIELDS } from './situation-fields.ts'
import type { RouteContext, Value, ViewField } from './view-field.ts'

export type { RouteContext, ViewField } from './view-field.ts'

/** Every fact a CEL condition may read, with its type: the documented view of the decision facts. */
export const VIEW: readonly ViewField[] = [...HOUSEHOLD_FIELDS, ...NEED_FIELDS, ...SITUATION_FIELDS]

export const VIEW_BY_PATH: ReadonlyMap<string, ViewField> = new Map(VIEW.map((field) => [field.path, field]))

/** Values of the view for one household; a fact not assessed has no key. */
export function viewOf(facts: DecisionFacts, context: RouteContext): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of VIEW) place(values, field.path, field.read(facts, context))
  return values
}

function place(values: Record<string, unknown>, path: string, value: Value | undefined): void {
  const [root = path, leaf] = path.split('.')
  if (leaf === undefined) {
    if (value !== undefined) values[root] = value
    return
  }
  const group = (values[root] ?? {}) as Record<string, unknown>
  values[root] = group
  if (value !== undefined) group[leaf] = value
}
