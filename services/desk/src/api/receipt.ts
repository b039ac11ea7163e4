import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const receipt = z.object({
  referralId: id,
  number: z.string(),
  territory: territorySchema,
  sportelloId: id,
  submittedAt: instant,
  nextStep: z.string(),
  nextStepOn: z.string().nullable(),
  meeting: z.object({ startsAt: instant }).nullable(),
  /** Decided, or taken back, and since when: it has no next step any more. */
  answered: z.object({ at: instant, over: z.boolean() }).nullable(),
  /** What is asked for, for who may answer it. */
  question: z.object({ fields: z.array(z.string()) }).nullable(),
  /** What else of it the person may read: as its sportello, or as who has it in hand. */
  mayRead: z.object({ own: z.boolean(), file: z.boolean() }),
})
export type Receipt = z.infer<typeof receipt>

/** The receipt of what the person sent or entered. */
export function readReceipt({ intake }: Callers, referralId: string): Promise<Receipt> {
  return intake.get(`/referrals/${referralId}/receipt`, receipt)
}
