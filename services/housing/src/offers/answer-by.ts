import type { Territory, Urgency } from '@intarsi/contracts'
import { deadlineOf, latestProfile, workingCalendar } from '@intarsi/territories'
import { romeDay, romeInstant } from '../rome-time.ts'

const HOUR_MS = 3_600_000
/** Offices close: an answer on the last day counts until then. Default (ours). */
const CLOSING_HOUR = 17

/** The instant an offer made now must be answered by: the territory's `offerAnswer`, in its own working days. */
export function answerBy(territory: Territory, urgency: Urgency, now: Date): Date {
  const profile = latestProfile(territory)
  const { workingDays, hours } = deadlineOf(profile, 'offerAnswer', urgency)
  if (hours !== undefined) return new Date(now.getTime() + hours * HOUR_MS)
  if (workingDays === undefined)
    throw new Error(`${territory}: offerAnswer has neither working days nor hours`)
  return romeInstant(workingCalendar(profile).addWorkingDays(romeDay(now), workingDays), CLOSING_HOUR)
}
