import { Temporal } from 'temporal-polyfill'

const ROME = 'Europe/Rome'

/** The day people in Rome read on their calendars at this instant, `YYYY-MM-DD`. */
export function romeDay(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(ROME)
    .toPlainDate()
    .toString()
}

/** The instant of a local hour (`HH:MM`) of a day in Rome. */
export function romeInstant(day: string, hour: string): Date {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: ROME,
    plainTime: Temporal.PlainTime.from(hour),
  })
  return new Date(local.epochMilliseconds)
}

/** The local hour in Rome, `HH:MM`. */
export function romeHour(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(ROME)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** The first day (`YYYY-MM-DD`) of the first of the last `months` months, the running one counted, on Rome's calendar. */
export function firstOfMonths(now: Date, months: number): string {
  const [year = 0, month = 1] = romeDay(now).split('-').map(Number)
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10)
}
