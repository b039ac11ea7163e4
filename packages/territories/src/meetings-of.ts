import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Profile } from './schema/profile.ts'
import { nextDay, workingCalendar } from './working-calendar.ts'

const ZONE = 'Europe/Rome'
/** A meeting slides over a closure and its neighbouring rest days; the longest is two weeks and a bridge. */
const LONGEST_SLIDE = { days: 40 }

/**
 * Starts of a table's meetings with from <= start < to, in order. The local hour of Rome is kept across summer time; a
 * meeting on a day without meetings slides to the next that has them, and two that slide to one day are one meeting.
 * Empty when the table has no cadence. Throws when the profile has no such table.
 */
export function meetingsOf(profile: Profile, tableKey: string, from: Date, to: Date): Date[] {
  const table = profile.tables[tableKey]
  if (!table) throw new Error(`Profile ${profile.code} ${profile.version} has no table ${tableKey}`)
  if (table.cadence === null || from >= to) return []
  const { isMeetingDay } = workingCalendar(profile)
  const planned = plannedDays(table.cadence, from, to)
  const days = new Set(planned.map((day) => nextDay(isMeetingDay, day)))
  const hour = table.cadence.startsAt
  return [...days].map((day) => instantOf(day, hour)).filter((start) => start >= from && start < to)
}

type Cadence = NonNullable<Profile['tables'][string]['cadence']>

function plannedDays(cadence: Cadence, from: Date, to: Date): string[] {
  const zoned = Temporal.PlainDateTime.from(`${cadence.anchor}T${cadence.startsAt}`).toZonedDateTime(ZONE)
  const rule = new RRuleTemporal({ rruleString: cadence.rrule, dtstart: zoned, includeDtstart: false })
  const back = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(ZONE)
    .subtract(LONGEST_SLIDE)
  const start = new Date(Math.max(back.epochMilliseconds, zoned.epochMilliseconds))
  if (start >= to) return []
  return rule.between(start, to, true).map((occurrence) => occurrence.toPlainDate().toString())
}

const instantOf = (day: string, hour: string) =>
  new Date(Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(ZONE).epochMilliseconds)
