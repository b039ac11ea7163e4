import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { stepCase } from './cases.ts'
import { tellHousehold } from './decisions.ts'

const telling = z.object({
  referralId: id,
  referralNumber: z.string(),
  version: z.number(),
  /** Null: of a confirmed exclusion. */
  decisionId: id.nullable(),
  personId: id.nullable(),
  language: z.string().nullable(),
  toldAt: instant.nullable(),
  /** What else of it the person may read. */
  mayRead: z.object({ file: z.boolean() }),
})
export type Telling = z.infer<typeof telling>

/** What who tells a household needs, and no more of its case. */
export function readTelling({ equipe }: Callers, referralId: string): Promise<Telling> {
  return equipe.get(`/referrals/${referralId}/household-told`, telling)
}

export async function recordTelling(
  api: Callers,
  { referralId, decisionId, version }: Telling,
  body: { personId: string; language: string },
): Promise<void> {
  if (decisionId) return tellHousehold(api, decisionId, body)
  await stepCase(api, referralId, { path: 'handover/household-told', version, body })
}
