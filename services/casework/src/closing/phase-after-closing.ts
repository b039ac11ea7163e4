import type { PicPhase } from '@intarsi/contracts'
import type { ProjectRow } from '../project/tables.ts'

/**
 * Where a case goes on that was to be closed after all: where it was, but a review that was dropped is over, and a
 * project that the household did not want is drawn up anew. Pure.
 */
export function phaseAfterClosing(former: PicPhase | null, project: ProjectRow['state'] | null): PicPhase {
  if (former === 'under-review' || former === null) return 'in-progress'
  if (former === 'awaiting-signature' && project === 'declined') return 'planning'
  return former
}
