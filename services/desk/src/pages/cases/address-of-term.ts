import type { Deadline } from '../../api/queues.ts'

/** Terms that run after a decision, and are met on the page of the decisions. */
const AFTER_DECISIONS: ReadonlySet<string> = new Set(['household-told', 'ratification'])

/** The page on which what a term asks is done. */
export function addressOfTerm({ kind, referralId }: Pick<Deadline, 'kind' | 'referralId'>): string {
  return AFTER_DECISIONS.has(kind) ? `/cases/${referralId}/decisions` : `/cases/${referralId}`
}
