import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import type { Draft } from './drafts.ts'
import { ApiProblem, ServiceAway } from './problem.ts'

const earlier = z.object({
  referralId: id,
  number: z.string(),
  label: z.string(),
  submittedAt: instant,
  likelihood: z.enum(['likely', 'possible']),
})
export type Earlier = z.infer<typeof earlier>

const answer = z.object({ items: z.array(earlier) })

/**
 * What the draft's own sportello sent before of a household that may be the same: a suggestion, for which no page waits.
 * None for a draft that cites one already.
 */
export async function earlierOrNone(
  { intake }: Callers,
  { draftId, form }: Pick<Draft, 'draftId' | 'form'>,
): Promise<Earlier[]> {
  if (form.citesReferral) return []
  try {
    return (await intake.get(`/drafts/${draftId}/earlier-referrals`, answer)).items
  } catch (error) {
    if (error instanceof ServiceAway || error instanceof ApiProblem) return []
    throw error
  }
}
