import { areaSchema, id, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem } from './problem.ts'

const asked = z.object({
  referralNumber: z.string(),
  territory: territorySchema,
  urgency,
  composition: z.object({
    householdType: z.string(),
    members: z.number(),
    minors: z.number(),
    languages: z.array(z.string()),
  }),
  seats: z.array(z.object({ seatId: id, role: z.string(), areas: z.array(areaSchema) })),
  caseManager: z
    .object({ caseManagerId: id, role: z.string(), accepts: z.boolean(), version: z.number() })
    .nullable(),
})
export type Asked = z.infer<typeof asked>

/** What the person is asked to take on for a household and has not answered; null for nothing. */
export async function findAsked({ equipe }: Callers, referralId: string): Promise<Asked | null> {
  try {
    return await equipe.get(`/referrals/${referralId}/asked`, asked)
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 403)) return null
    throw error
  }
}
