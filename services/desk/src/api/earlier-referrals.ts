import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const earlier = z.object({
  referralId: id,
  number: z.string(),
  label: z.string(),
  submittedAt: instant,
  likelihood: z.enum(['likely', 'possible']),
})
export type Earlier = z.infer<typeof earlier>

/** What the draft's own sportello sent before of a household that may be the same. */
export async function listEarlier({ intake }: Callers, draftId: string): Promise<Earlier[]> {
  const answer = z.object({ items: z.array(earlier) })
  return (await intake.get(`/drafts/${draftId}/earlier-referrals`, answer)).items
}
