import { type Account, hasRole } from '../api/account.ts'

/** Where a person reads a referral: its sportello follows it, everybody else has it in hand. */
export function caseAddress(referralId: string, person: Account): string {
  const onlySends =
    hasRole(person, 'sender') && !hasRole(person, 'coordinator', 'chair', 'preparer', 'case-manager')
  return onlySends ? `/referrals/${referralId}` : `/cases/${referralId}`
}
