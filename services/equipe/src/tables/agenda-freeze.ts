import type { Territory } from '@intarsi/contracts'
import { deadlineOf, latestProfile, workingCalendar } from '@intarsi/territories'
import { addDays, romeDay, romeInstant } from '../rome-time.ts'

/** The agendas of all meetings that start before this instant are frozen: `agendaFreeze` working days to read them. */
export function frozenUntil(territory: Territory, now: Date): Date {
  const profile = latestProfile(territory)
  const { workingDays = 3 } = deadlineOf(profile, 'agendaFreeze', 'U3')
  const lastFrozen = workingCalendar(profile).addWorkingDays(romeDay(now), workingDays)
  return romeInstant(addDays(lastFrozen, 1), '00:00')
}
