import type { Territory } from '@intarsi/contracts'
import { type Profile, profileVersion } from '@intarsi/territories'

/** The profile a referral was routed with; it keeps it to the end. */
export function profileOf(referral: { territory: Territory; row: { profile_version: number } }): Profile {
  return profileVersion(referral.territory, referral.row.profile_version)
}
