const ROME = 'Europe/Rome'
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ROME })
const LOCAL = new Intl.DateTimeFormat('sv-SE', { timeZone: ROME, dateStyle: 'short', timeStyle: 'medium' })

/** The day on calendars in Rome at this instant, YYYY-MM-DD. */
export function romeDay(instant: Date): string {
  return DAY.format(instant)
}

/** The instant at which clocks in Rome show this full hour of this day; right on both sides of a clock change. */
export function romeInstant(day: string, hour: number): Date {
  const wanted = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`).getTime()
  return new Date(wanted - offsetMs(new Date(wanted - offsetMs(new Date(wanted)))))
}

/** How far clocks in Rome are ahead of UTC at this instant. */
function offsetMs(instant: Date): number {
  const shown = Date.parse(`${LOCAL.format(instant).replace(' ', 'T')}Z`)
  return shown - Math.floor(instant.getTime() / 1000) * 1000
}

const DAY_MS = 86_400_000

/** The day (YYYY-MM-DD) so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
