import type { Territory } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import type { Message } from './words.ts'

/**
 * What a rule or a gate says: the Italian as the answer that named it keeps it, the English beside it in the
 * territory's profile, found by its code (codes are never reused); Italian twice where the profile no longer has it.
 */
export function ruleWords(
  territory: Territory,
  { id, summary }: { id: string; summary: string },
): Message<''> {
  const { gates, routing } = latestProfile(territory)
  const known = [...routing.rules, ...gates].find((one) => one.id === id)
  return { it: summary, en: known?.en ?? summary }
}

/** The gates of a territory that propose to keep a household out, for a person to confirm. */
export const excludingGates = (territory: Territory) =>
  latestProfile(territory).gates.filter(({ kind }) => kind === 'other-measure')
