import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { openPicOf } from './open-pic-of.ts'

/** The next review of a running case, counted from now, held by who follows the household. */
export async function openReview(tx: EquipeTx, referral: Referral): Promise<void> {
  const { householdId, territory, urgency } = referral
  if (!(await openPicOf(tx, householdId))) return
  const manager = await tx.trx
    .selectFrom('case_manager')
    .select('person_id')
    .where('household_id', '=', householdId)
    .where('seat', '=', 'case-manager')
    .where('state', 'in', ['confirmed', 'handing-over', 'interim'])
    .orderBy('since', 'desc')
    .executeTakeFirst()
  const { personId: coordinator } = await coordinatorOf(tx, territory)
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: 'review',
    ...dueAfter(profileOf(referral), { key: 'review', urgency, from: tx.now }),
    holderId: manager?.person_id ?? coordinator,
    escalateTo: coordinator,
  })
}
