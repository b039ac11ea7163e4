import { Temporal } from 'temporal-polyfill'

/** Days from one date to another (YYYY-MM-DD); negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

/** The local day in Italy of an instant (ISO). */
export function romeDay(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Rome').toPlainDate().toString()
}

/** The date a number of days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
