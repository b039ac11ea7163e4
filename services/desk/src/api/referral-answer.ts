import { id } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const contact = z.object({
  personId: id,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})
export type Contact = z.infer<typeof contact>

const answer = z.object({
  question: z.object({ fields: z.array(z.string()), dueOn: z.string() }).nullable(),
  advice: z.string().nullable(),
  destination: z
    .object({
      service: z.string(),
      person: z.string(),
      contact: z.string(),
      reason: z.string(),
      answeredBy: z.string().nullable(),
      answeredOn: z.string().nullable(),
    })
    .nullable(),
  preparer: contact.nullable(),
  caseManagers: z.array(contact),
  /** What it joined: a referral, or its case; which one, where one may read that too. */
  joinedTo: z
    .object({ referralId: id.nullable(), referralNumber: z.string().nullable(), hasCase: z.boolean() })
    .nullable(),
})
export type ReferralAnswer = z.infer<typeof answer>

/** The question, the advice, the destination and the contacts, as the sender reads them. */
export function readAnswer({ equipe }: Callers, referralId: string): Promise<ReferralAnswer> {
  return equipe.get(`/referrals/${referralId}/answer`, answer)
}
