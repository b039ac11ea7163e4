import { id, instant, referralDraft } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const answer = z.object({ requestId: id, text: z.string(), answeredAt: instant, answeredBy: id })

const scheda = z.object({
  referralId: id,
  number: z.string(),
  form: referralDraft,
  restrictedFields: z.array(z.string()),
  /** The whole file, whose restricted fields and attachments may be opened. */
  whole: z.boolean(),
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
