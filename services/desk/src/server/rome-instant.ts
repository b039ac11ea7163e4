import { Temporal } from 'temporal-polyfill'

/** The instant of a day and an hour on the clock of Rome, ISO; null for what is no day or no hour. */
export function romeInstant(day: string, hour: string): string | null {
  try {
    return Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: 'Europe/Rome', plainTime: Temporal.PlainTime.from(hour) })
      .toInstant()
      .toString({ fractionalSecondDigits: 3 })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The hour, 0 to 23, on the clock of Rome. */
export function romeHour(instant: Date): number {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Europe/Rome').hour
}

/** The day (YYYY-MM-DD) in Rome at an instant. */
export function romeDay(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO('Europe/Rome')
    .toPlainDate()
    .toString()
}
