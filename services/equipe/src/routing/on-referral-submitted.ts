import { referralSubmitted } from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import { latestProfile } from '@intarsi/territories'
import { applyEarlyFacts } from '../referrals/apply-early-facts.ts'
import { currentHousehold } from '../referrals/current-household.ts'
import { newReferral } from '../referrals/new-referral.ts'
import { loadReferral } from '../referrals/referral.ts'
import type { EquipeSchema } from '../schema.ts'
import { placeReferral } from './place-referral.ts'

/** Routes what a sportello sent, then applies what its sender asked meanwhile and which came first. */
export const onReferralSubmitted: Subscription<EquipeSchema> = on<EquipeSchema, typeof referralSubmitted>(
  referralSubmitted,
  async (tx, { data }) => {
    const householdId = await currentHousehold(tx, data.householdId)
    if (await loadReferral(tx, data.referralId)) return
    const { version: profileVersion } = latestProfile(data.territory)
    const referral = newReferral(data, { householdId, profileVersion, now: tx.now })
    await placeReferral(tx, referral, { command: 'route', by: 'system' })
    await applyEarlyFacts(tx, referral.referralId)
  },
)
