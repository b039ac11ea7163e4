import { id, instant, referralState, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

/** One line of a list of referrals as their sportello sees them. */
const referralSummary = z.object({
  referralId: id,
  number: z.string(),
  householdId: id,
  territory: territorySchema,
  sportelloId: id,
  requestKind: z.string(),
  urgency,
  state: referralState,
  nextStep: z.string(),
  nextStepOn: z.string().nullable(),
  submittedAt: instant,
})
export type ReferralSummary = z.infer<typeof referralSummary>

const referralPage = z.object({ items: z.array(referralSummary), next: z.string().nullable() })

export type ReferralFilters = {
  cursor?: string | undefined
  limit?: number
  sportelloId?: string | undefined
  territory?: string | undefined
  state?: string | undefined
  urgency?: string | undefined
  number?: string | undefined
  householdId?: string | undefined
}

/** Referrals of one's sportelli, and of the coordinator's territories, newest first. */
export function listReferrals({ intake }: Callers, filters: ReferralFilters) {
  return intake.get('/referrals', referralPage, filters)
}
