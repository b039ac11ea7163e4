import { id, instant, standing, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { EquipeTx } from '../schema.ts'
import { whereaboutsOf } from './move-referral.ts'
import type { Referral } from './referral.ts'

/** Where a referral stands: what every command on it answers. Its `version` is the ETag of the next command. */
export const referralSummary = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  urgency,
  version: z.number().int(),
  standing,
  meeting: z.object({ id, startsAt: instant }).nullable(),
  preparerId: id.nullable(),
  submittedAt: instant,
  picId: id.nullable(),
})
export type ReferralSummary = z.infer<typeof referralSummary>

export async function summaryOf(tx: EquipeTx, referral: Referral): Promise<ReferralSummary> {
  const { row } = referral
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
    version: row.version,
    ...(await whereaboutsOf(tx, referral)),
    preparerId: row.preparer_id,
    submittedAt: row.submitted_at.toISOString(),
    picId: row.pic_id,
  }
}

export const referralParams = z.object({ referralId: id })
