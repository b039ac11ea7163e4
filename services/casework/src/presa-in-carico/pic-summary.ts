import { date, id, instant, picPhase, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import { nextStep, stepOf } from './next-step.ts'
import type { Pic } from './tables.ts'

export const picSummary = z.object({
  picId: id,
  householdId: id,
  referralId: id,
  referralNumber: z.string(),
  territory: territorySchema,
  urgency,
  phase: picPhase,
  phaseSince: instant,
  nextStep: nextStep.nullable().describe('What leads out of the phase; null when the case has ended'),
  stepDueOn: date.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  suspendedUntil: date.nullable(),
  caseManager: z.object({ personId: id, state: z.enum(['confirmed', 'interim']) }),
  version: z.number().int(),
})

export function summaryOf(pic: Pic): z.infer<typeof picSummary> {
  return {
    picId: pic.pic_id,
    householdId: pic.household_id,
    referralId: pic.referral_id,
    referralNumber: pic.referral_number,
    territory: pic.territory_id,
    urgency: pic.urgency,
    phase: pic.phase,
    phaseSince: pic.phase_since.toISOString(),
    nextStep: stepOf(pic.phase),
    stepDueOn: pic.step_due_on,
    openedAt: pic.opened_at.toISOString(),
    closedAt: pic.closed_at?.toISOString() ?? null,
    suspendedUntil: pic.suspended_until,
    caseManager: { personId: pic.case_manager_id, state: pic.case_manager_state },
    version: pic.version,
  }
}
