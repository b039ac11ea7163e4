import type { Deadline } from '../../api/queues.ts'

/** Where terms that run after a decision are met: the household's, also by somebody who may not read the case. */
const AFTER_DECISIONS: Readonly<Record<string, string>> = {
  'household-told': '/household-told',
  ratification: '/decisions',
}

/** The page on which what a term asks is done. */
export function addressOfTerm({ kind, referralId }: Pick<Deadline, 'kind' | 'referralId'>): string {
  return `/cases/${referralId}${AFTER_DECISIONS[kind] ?? ''}`
}
