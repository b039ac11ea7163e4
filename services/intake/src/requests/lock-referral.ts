import { survivingHousehold } from '../households/surviving-household.ts'
import { getReferral, type ReferralRow } from '../referrals/load-referral.ts'
import type { IntakeTx } from '../schema.ts'

/** Takes the lock of the referral's household, then reads the referral as it is now. */
export async function lockReferral(tx: IntakeTx, referralId: string): Promise<ReferralRow> {
  const { household_id } = await getReferral(tx.trx, referralId)
  await tx.lock('intake.households', await survivingHousehold(tx.trx, household_id))
  return getReferral(tx.trx, referralId)
}
