import type { Urgency } from '@intarsi/contracts'
import { deadlineOf, type Profile, workingCalendar } from '@intarsi/territories'
import { Temporal } from 'temporal-polyfill'

const ZONE = 'Europe/Rome'
/** A deadline counted in days ends with the office day. */
const END_OF_OFFICE_DAY = '18:00'

/** The local day of an instant, `YYYY-MM-DD`. */
export function romeDay(instant: Date): string {
  return zoned(instant).toPlainDate().toString()
}

/** The instant of a local time of a local day. */
export function romeInstant(day: string, time: string): Date {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: time })
  return new Date(local.epochMilliseconds)
}

/** When a deadline of the profile falls: hours run on, days end at 18:00 in Rome, working days skip closures. */
export function dueAfter(profile: Profile, rule: { key: string; urgency: Urgency; from: Date }): Date {
  const term = deadlineOf(profile, rule.key, rule.urgency)
  if (term.hours !== undefined) return new Date(rule.from.getTime() + term.hours * 3_600_000)
  const start = romeDay(rule.from)
  const day =
    term.workingDays === undefined
      ? addDays(start, term.days ?? 0)
      : workingCalendar(profile).addWorkingDays(start, term.workingDays)
  return romeInstant(day, END_OF_OFFICE_DAY)
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Half-way: when a reminder of a term in days is sent. */
export function halfway(from: Date, due: Date): Date {
  return new Date((from.getTime() + due.getTime()) / 2)
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE)
}
