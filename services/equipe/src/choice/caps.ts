import { caseManagerSeats, findRole, type Profile } from '@intarsi/territories'
import type { Purpose } from './tables.ts'

// Default (ours), for seats of an équipe: the handbook gives no number and a seat weighs less than a case.
const SEATS = 25

/** What one person of a role may carry for a purpose, full time. */
export function capOf(profile: Profile, purpose: Purpose, role: string): number {
  if (purpose === 'preparer') return profile.caps.preparer.files
  if (purpose === 'case-manager') return Math.max(...caseManagerSeats(profile).map(({ cap }) => cap))
  return findRole(role)?.volunteer ? profile.volunteers.householdsPerVolunteer.max : SEATS
}
