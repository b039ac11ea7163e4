import { Temporal } from 'temporal-polyfill'

const DAY_MS = 86_400_000

/** The local day in Italy of an instant (ISO). */
export function romeDay(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Rome').toPlainDate().toString()
}

/** The date a number of days later, or earlier when negative. Throws on what is no date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}
