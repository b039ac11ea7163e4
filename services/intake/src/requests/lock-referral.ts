import { survivingHousehold } from '../households/surviving-household.ts'
import { getReferral, type ReferralRow } from '../referrals/load-referral.ts'
import type { IntakeTx } from '../schema.ts'

/**
 * Takes the lock of the household that the referral's stands for, then reads the referral as it is now. A join or a split
 * may give it to another household while this waits: then that one is locked too.
 */
export async function lockReferral(tx: IntakeTx, referralId: string): Promise<ReferralRow> {
  const { household_id } = await getReferral(tx.trx, referralId)
  let locked: string | undefined
  for (let standing = await survivingHousehold(tx.trx, household_id); standing !== locked; ) {
    locked = standing
    await tx.lock('intake.households', locked)
    standing = await survivingHousehold(tx.trx, household_id)
  }
  return getReferral(tx.trx, referralId)
}
