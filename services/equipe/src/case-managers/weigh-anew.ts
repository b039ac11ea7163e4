import { type Weighed, weighHold } from '../choice/release-load.ts'
import type { Referral } from '../referrals/referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { caseWeight, weighedOf } from './case-weight.ts'

/**
 * What a referral's household weighs on those who are proposed for it or follow it, once more is known of it: counted
 * from the day it was taken, and above a cap too, for nobody is taken away from it.
 */
export async function weighAnew(tx: EquipeTx, referral: Referral): Promise<void> {
  const holds = await tx.trx
    .selectFrom('load_hold')
    .selectAll()
    .where('referral_id', '=', referral.referralId)
    .where('purpose', '=', 'case-manager')
    .where('released_at', 'is', null)
    .orderBy('person_id')
    // A hold may be lightened at this very moment: its weight is read once, and by one.
    .forUpdate()
    .execute()
  for (const hold of holds) await weighHold(tx, hold, weightOf(tx, referral, hold.taken_at))
}

function weightOf(tx: EquipeTx, referral: Referral, takenAt: Date): Weighed {
  const { load, lighter } = caseWeight(profileOf(referral), weighedOf(referral.row), takenAt)
  return lighter && lighter.at <= tx.now ? { weight: lighter.weight } : { weight: load, lighter }
}
