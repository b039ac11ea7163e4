import type { Referral } from '../referrals/referral.ts'
import { routeOf } from './choose-place.ts'
import { profileOf } from './profile-of.ts'

/**
 * The gates set aside from now on, because a person looked at this referral and wants it read: those that hold it today,
 * beside those set aside before. A gate that a later amendment raises still asks.
 */
export function setAsideGates(referral: Referral, now: Date): string[] {
  const { findings } = routeOf(referral, profileOf(referral), now)
  const holding = findings.filter((finding) => finding.fired).map((finding) => finding.id)
  const stated = referral.row.gate ? [referral.row.gate.id] : []
  return [...new Set([...referral.row.overridden_gates, ...stated, ...holding])]
}
