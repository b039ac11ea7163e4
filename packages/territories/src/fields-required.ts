import { fieldsRead } from './conditions/condition.ts'
import type { Profile } from './schema/profile.ts'

/** Fields the scheda asks for everywhere (section 4, marked S), with "non so" where it is a list. */
const ALWAYS_ASKED = new Set([
  'householdType',
  'members',
  'birth',
  'italianLevel',
  'legalStatus',
  'appliedForProtection',
  'receptionKind',
  'leavesOn',
  'inChargeOfSocialService',
  'needCodes',
  'languages',
  'mediatorNeeded',
  'urgencyCriteria',
  'requestKind',
  'referrerRole',
  'needs.legal',
  'needs.social',
  'needs.health',
  'needs.housing',
  'needs.work',
])
/** Never asked to send: a household is not made to declare a pregnancy or to relive an event for a gate. */
const NEVER_REQUIRED = new Set(['pregnancyMonth', 'riskFactors'])

/** Scheda fields that a gate of this territory reads and that are not asked everywhere: S there and only there. */
export function fieldsRequired(profile: Profile): string[] {
  const read = profile.gates.flatMap((gate) => fieldsRead(gate.when))
  return [...new Set(read)].filter((field) => !ALWAYS_ASKED.has(field) && !NEVER_REQUIRED.has(field)).sort()
}
