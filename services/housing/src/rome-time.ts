const ROME = 'Europe/Rome'
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ROME })
const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: ROME, hour: '2-digit', hourCycle: 'h23' })

/** The day on calendars in Rome at this instant, YYYY-MM-DD. */
export function romeDay(instant: Date): string {
  return DAY.format(instant)
}

/** The instant at which clocks in Rome show this full hour of this day; right on both sides of a clock change. */
export function romeInstant(day: string, hour: number): Date {
  const guess = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`)
  const shown = Number(HOUR.format(guess))
  return new Date(guess.getTime() - (shown - hour) * 3_600_000)
}
