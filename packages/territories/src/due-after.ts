import type { Urgency } from '@intarsi/contracts'
import { Temporal } from 'temporal-polyfill'
import { addDays } from './days.ts'
import { type Deadline, type DeadlineKey, deadlineOf } from './deadline-of.ts'
import { romeDay, romeInstant } from './rome-time.ts'
import type { Profile } from './schema/profile.ts'
import { type WorkingCalendar, workingCalendar } from './working-calendar.ts'

/** Default (ours): when the office opens. A term counted in days ends with the office day. */
export const START_OF_OFFICE_DAY = '08:00'
export const END_OF_OFFICE_DAY = '18:00'
const HOUR_MS = 3_600_000

export type Term = {
  key: DeadlineKey
  urgency: Urgency
  from: Date
  /** ISO weekdays of whoever has to act; left out: the office's. Never counted for U0 and U1. */
  weekdays?: readonly number[]
}

export type DueTerm = { dueAt: Date; remindAt?: Date }

/**
 * When a term of the profile ends, and when it is half-way enough to remind. Working days skip closures and the days on
 * which a person who works part time is not there; an urgent household does not wait for anybody's days.
 */
export function dueAfter(profile: Profile, { key, urgency, from, weekdays }: Term): DueTerm {
  const term = deadlineOf(profile, key, urgency)
  const reminder = reminderOf(term, from)
  const office = workingCalendar(profile)
  const calendar = weekdays && !isUrgent(urgency) ? office.onDays(weekdays) : office
  return {
    dueAt: endOf(calendar, term, from),
    ...(reminder ? { remindAt: romeInstant(reminder, '09:00') } : {}),
  }
}

/** The day on which its holder is reminded: half-way, or when something may be over that has a least time (`minMonths`). */
function reminderOf({ remindAfterDays, minMonths }: Deadline, from: Date): string | undefined {
  if (remindAfterDays !== undefined) return addDays(romeDay(from), remindAfterDays)
  if (minMonths === undefined) return undefined
  return Temporal.PlainDate.from(romeDay(from)).add({ months: minMonths }).toString()
}

/** U0 and U1 reach a person at once, whatever the gates say. */
export function isUrgent(urgency: Urgency): boolean {
  return urgency === 'U0' || urgency === 'U1'
}

function endOf(calendar: WorkingCalendar, term: ReturnType<typeof deadlineOf>, from: Date): Date {
  if (term.hours !== undefined)
    return term.officeHours
      ? addOfficeHours(calendar, from, term.hours)
      : new Date(from.getTime() + term.hours * HOUR_MS)
  const start = romeDay(from)
  if (term.workingDays !== undefined)
    return romeInstant(calendar.addWorkingDays(start, term.workingDays), END_OF_OFFICE_DAY)
  const { months = 0, days = 0 } = term
  const day = Temporal.PlainDate.from(start).add({ months, days }).toString()
  return romeInstant(day, END_OF_OFFICE_DAY)
}

/** Hours that run only while the office is open: what begins in the evening goes on the next working morning. */
function addOfficeHours(calendar: WorkingCalendar, from: Date, hours: number): Date {
  let left = hours * HOUR_MS
  let day = calendar.addWorkingDays(romeDay(from), 0)
  for (;;) {
    const opens = Math.max(romeInstant(day, START_OF_OFFICE_DAY).getTime(), from.getTime())
    const open = Math.max(0, romeInstant(day, END_OF_OFFICE_DAY).getTime() - opens)
    if (left <= open) return new Date(opens + left)
    left -= open
    day = calendar.addWorkingDays(day, 1)
  }
}
