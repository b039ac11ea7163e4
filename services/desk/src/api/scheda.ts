import { id, instant, referralDraft } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const answer = z.object({ requestId: id, text: z.string(), answeredAt: instant, answeredBy: id })

const scheda = z.object({
  referralId: id,
  number: z.string(),
  version: z.number().int(),
  form: referralDraft,
  restrictedFields: z.array(z.string()),
  /** The whole file, whose restricted fields and attachments may be opened. */
  whole: z.boolean(),
  /** It still takes changes, and the person may complete it with the household. */
  mayComplete: z.boolean(),
  answers: z.array(answer),
})
export type Scheda = z.infer<typeof scheda>
export type SenderAnswer = Scheda['answers'][number]

/** The form as who prepares, decides or follows reads it: an audited reading of identity. */
export function readScheda({ intake }: Callers, referralId: string): Promise<Scheda> {
  return intake.get(`/referrals/${referralId}/file`, scheda)
}

const details = z.object({ details: referralDraft })

/** The restricted fields, for a reason that is recorded. */
export async function openRestricted({ intake }: Callers, referralId: string, reason: string) {
  const body = { reason }
  return (await intake.call('POST', `/referrals/${referralId}/restricted`, details, { body })).details
}

const toComplete = z.object({
  referralId: id,
  number: z.string(),
  version: z.number().int(),
  form: referralDraft,
})
export type ToComplete = z.infer<typeof toComplete>

/** The fields that who prepares completes with the household, as they are now: an audited reading of identity. */
export function readToComplete({ intake }: Callers, referralId: string): Promise<ToComplete> {
  return intake.get(`/referrals/${referralId}/fields-to-complete`, toComplete)
}

const asked = z.object({ status: z.enum(['pending', 'nothing-to-change']) })

/** Completes some of them; they hold when the table's side has received them. */
export function completeForm(
  { intake }: Callers,
  { referralId, version, key }: { referralId: string; version: string; key: string },
  body: Record<string, unknown>,
) {
  return intake.call('PATCH', `/referrals/${referralId}/fields-to-complete`, asked, {
    body,
    ifMatch: version,
    key,
  })
}

/** Completes the risk factors, each by its code; `null` takes one away. Recorded, and not read by the sportello. */
export function completeRisks(
  { intake }: Callers,
  { referralId, version, key }: { referralId: string; version: string; key: string },
  riskFactors: Readonly<Record<string, string | null>>,
) {
  return intake.call('PATCH', `/referrals/${referralId}/risk-factors`, asked, {
    body: { riskFactors },
    ifMatch: version,
    key,
  })
}
