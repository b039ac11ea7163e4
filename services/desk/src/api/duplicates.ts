import { id, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem } from './problem.ts'

const candidate = z.object({
  householdId: id,
  likelihood: z.enum(['likely', 'possible']),
  referrals: z.array(z.object({ number: z.string(), territory: territorySchema })),
  label: z.string().nullable(),
})
export type Candidate = z.infer<typeof candidate>

/** Households that may be this one: a suggestion. */
export async function listDuplicates({ intake }: Callers, householdId: string): Promise<Candidate[]> {
  const list = z.object({ items: z.array(candidate) })
  return (await intake.get(`/households/${householdId}/possible-duplicates`, list)).items
}

const nothing = z.looseObject({})

/** The two are one: the first is spoken of by the other's id from now on. */
export async function joinHouseholds(
  { intake }: Callers,
  { householdId, survivingHouseholdId }: { householdId: string; survivingHouseholdId: string },
): Promise<void> {
  const body = { survivingHouseholdId }
  await intake.call('POST', `/households/${householdId}/join`, nothing, { body })
}

/** A join was a mistake: the household stands for itself again. */
export async function splitHousehold({ intake }: Callers, householdId: string): Promise<void> {
  await intake.call('POST', `/households/${householdId}/split`, nothing)
}

const sent = z.object({ householdId: id })

/** The household that a referral was sent for, whatever it was joined into; null for who may not read it. */
export async function findSentHousehold({ intake }: Callers, referralId: string): Promise<string | null> {
  try {
    return (await intake.get(`/referrals/${referralId}`, sent)).householdId
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return null
    throw error
  }
}
