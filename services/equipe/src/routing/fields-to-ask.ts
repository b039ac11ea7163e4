import { SCHEDA } from '@intarsi/contracts'
import type { Route } from '@intarsi/territories'

/**
 * What is missing of the form, and what a gate of the territory reads and nobody knows: that holds nobody, and is asked
 * (MO-08, ALL-01; RE-17 counts what is not assessed as not met). Codes of the scheda, each once. Pure.
 */
export function fieldsToAsk(missing: readonly string[], { ask }: Pick<Route, 'ask'>): string[] {
  return [...new Set([...missing, ...ask.map(schedaCode)])]
}

/** A gate names a field of a member by its own name. */
function schedaCode(field: string): string {
  const isOfMembers = SCHEDA.some(({ code }) => code === `members.${field}`)
  return isOfMembers ? `members.${field}` : field
}
