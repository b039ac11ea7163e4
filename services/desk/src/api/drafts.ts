import { id, instant, type ReferralDraft, referralDraft, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const draftSummary = z.object({
  draftId: id,
  householdId: id,
  sportelloId: id,
  ownerId: id,
  changedAt: instant,
  expiresOn: z.string(),
  version: z.number().int(),
})
const draft = draftSummary.extend({ form: referralDraft })
export type Draft = z.infer<typeof draft>

export function createDraft({ intake }: Callers, form: ReferralDraft, key: string): Promise<Draft> {
  return intake.call('POST', '/drafts', draft, { body: form, key })
}

export function readDraft({ intake }: Callers, draftId: string): Promise<Draft> {
  return intake.get(`/drafts/${draftId}`, draft)
}

/** `label`: whom it is about, once it names somebody. */
const draftListed = draftSummary.extend({ label: z.string().nullable() })
export type DraftListed = z.infer<typeof draftListed>

const drafts = z.object({ items: z.array(draftListed), next: z.string().nullable() })

/** `mine`: only those that the person began. */
type DraftFilters = {
  sportelloId?: string | undefined
  mine?: boolean
  cursor?: string | undefined
  limit?: number
}

export function listDrafts({ intake }: Callers, query: DraftFilters) {
  return intake.get('/drafts', drafts, query)
}

/** Saves a draft on the version it was read with; an `ApiProblem` 412 when somebody else changed it meanwhile. */
export function saveDraft(
  { intake }: Callers,
  { draftId, version }: Draft,
  form: ReferralDraft,
): Promise<Draft> {
  return intake.call('PUT', `/drafts/${draftId}`, draft, { body: form, ifMatch: version })
}

export function deleteDraft({ intake }: Callers, draftId: string): Promise<null> {
  return intake.call('DELETE', `/drafts/${draftId}`, z.null())
}

const receipt = z.object({
  referralId: id,
  number: z.string(),
  territory: territorySchema,
  urgency: z.object({ level: urgency }),
  submittedAt: instant,
})

/** Sends a draft; said twice with one key it is sent once. `referrerId`: who signals, where the receiver enters it. */
export function submitDraft(
  { intake }: Callers,
  draftId: string,
  { version, key, referrerId }: { version: string; key: string; referrerId: string | null },
) {
  return intake.call('POST', `/drafts/${draftId}/submission`, receipt, {
    ifMatch: version,
    key,
    ...(referrerId ? { body: { referrerId } } : {}),
  })
}
