import type { Urgency } from '@intarsi/contracts'
import { type DeadlineKey, deadlineOf, type Profile, workingCalendar } from '@intarsi/territories'
import { Temporal } from 'temporal-polyfill'
import { addDays, romeDay, romeInstant } from '../rome-time.ts'

/** A term counted in days ends with the office day. */
export const END_OF_OFFICE_DAY = '18:00'
const HOUR_MS = 3_600_000

export type Term = { key: DeadlineKey; urgency: Urgency; from: Date }

export type DueTerm = { dueAt: Date; remindAt?: Date }

/** When a term of the profile ends, and when it is half-way enough to remind: hours run on, working days skip closures. */
export function dueAfter(profile: Profile, { key, urgency, from }: Term): DueTerm {
  const term = deadlineOf(profile, key, urgency)
  const reminder = term.remindAfterDays
  return {
    dueAt: endOf(profile, term, from),
    ...(reminder === undefined ? {} : { remindAt: romeInstant(addDays(romeDay(from), reminder), '09:00') }),
  }
}

function endOf(profile: Profile, term: ReturnType<typeof deadlineOf>, from: Date): Date {
  if (term.hours !== undefined) return new Date(from.getTime() + term.hours * HOUR_MS)
  const start = romeDay(from)
  if (term.workingDays !== undefined)
    return romeInstant(workingCalendar(profile).addWorkingDays(start, term.workingDays), END_OF_OFFICE_DAY)
  const { months = 0, days = 0 } = term
  const day = Temporal.PlainDate.from(start).add({ months, days }).toString()
  return romeInstant(day, END_OF_OFFICE_DAY)
}
