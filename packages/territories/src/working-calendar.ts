import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import { addDays } from './days.ts'
import type { Profile } from './schema/profile.ts'

export type WorkingCalendar = {
  /** Neither a rest day, a national holiday, the patron's day nor an office closure. `date`: YYYY-MM-DD. */
  isWorkingDay: (date: string) => boolean
  /** The n-th working day after a date (before it when negative); 0 gives the date, or the next working day. */
  addWorkingDays: (date: string, n: number) => string
  /** A working day outside the weeks without meetings. */
  isMeetingDay: (date: string) => boolean
  /** The same calendar for somebody who works part time: only these ISO weekdays count, 1 Monday to 7 Sunday. */
  onDays: (weekdays: readonly number[]) => WorkingCalendar
}

const holidaysByYear = new Map<number, ReadonlySet<string>>()
const FURTHEST = 400

/** The territory's calendar; its working days are the *gl* of section 6. */
export function workingCalendar(profile: Profile): WorkingCalendar {
  const isWorkingDay = (date: string) => {
    const day = Temporal.PlainDate.from(date)
    const rest = profile.calendar.restDays.weekdays.includes(day.dayOfWeek)
    const patron = profile.calendar.patron?.day === date.slice(5)
    return (
      !rest && !patron && !holidaysOf(day.year).has(date) && !closed(profile.calendar.officeClosures, date)
    )
  }
  const isMeetingDay = (date: string) => isWorkingDay(date) && !closed(profile.calendar.meetingClosures, date)
  return calendarOf(isWorkingDay, isMeetingDay)
}

type Holds = (date: string) => boolean

function calendarOf(isWorkingDay: Holds, isMeetingDay: Holds): WorkingCalendar {
  return {
    isWorkingDay,
    addWorkingDays: (date, n) => addWorkingDays(isWorkingDay, date, n),
    isMeetingDay,
    onDays: (weekdays) => calendarOf((date) => worksOn(weekdays, date) && isWorkingDay(date), isMeetingDay),
  }
}

/** Somebody who works on rest days only follows the office's days: a step would otherwise never be due. */
function worksOn(weekdays: readonly number[], date: string): boolean {
  if (!weekdays.some((day) => day <= 5)) return true
  return weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek)
}

let national: Holidays | null = null

/** Loaded when first asked for: the rules of every country take 35 MB, and most services never ask. */
function nationalHolidays(): Holidays {
  if (national) return national
  const Constructor: typeof Holidays = createRequire(import.meta.url)('date-holidays')
  national = new Constructor('IT')
  return national
}

function holidaysOf(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year)
  if (known) return known
  const days = nationalHolidays()
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public')
  const dates = new Set(days.map((holiday) => holiday.date.slice(0, 10)))
  holidaysByYear.set(year, dates)
  return dates
}

const closed = (closures: readonly { from: string; to: string }[], date: string) => {
  const day = date.slice(5)
  return closures.some(({ from, to }) => (from <= to ? from <= day && day <= to : from <= day || day <= to))
}

function addWorkingDays(isWorkingDay: (date: string) => boolean, date: string, n: number): string {
  if (n === 0) return nextDay(isWorkingDay, date)
  const step = Math.sign(n)
  let day = date
  for (let left = Math.abs(n); left > 0; left--) day = nextDay(isWorkingDay, addDays(day, step), step)
  return day
}

/** The first day, from this one on, that satisfies a rule. Throws when a calendar has none in over a year. */
export function nextDay(holds: (date: string) => boolean, date: string, step = 1): string {
  let day = date
  for (let tries = 0; tries < FURTHEST; tries++) {
    if (holds(day)) return day
    day = addDays(day, step)
  }
  throw new Error(`No suitable day within ${FURTHEST} days of ${date}`)
}
