/** Whole years from a birth (`YYYY-MM-DD`, `YYYY` or `unknown`) to a day; null when not known. A year alone counts from 1 July. */
export function ageOn(birth: string | undefined, on: string): number | null {
  if (birth === undefined || birth === 'unknown') return null
  const day = birth.length === 4 ? `${birth}-07-01` : birth
  const years = Number(on.slice(0, 4)) - Number(day.slice(0, 4))
  return on.slice(5) < day.slice(5) ? years - 1 : years
}

const DAY_MS = 86_400_000

/** Days from one `YYYY-MM-DD` to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** Days until a date of the form; null when it is missing or "non so". */
export function daysUntil(date: string | undefined, on: string): number | null {
  return date === undefined || date === 'unknown' ? null : daysBetween(on, date)
}

const ITALIAN_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })

/** The day it is in Italy at an instant: the day a sportello would write. */
export function romeDay(instant: Date): string {
  return ITALIAN_DAY.format(instant)
}
