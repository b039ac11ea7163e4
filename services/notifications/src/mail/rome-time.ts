const ROME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** The local day (`YYYY-MM-DD`) and time (`HH:MM`) in Italy. */
export function romeTime(instant: Date): { day: string; time: string } {
  const [day = '', time = ''] = ROME.format(instant).split(' ')
  return { day, time }
}

/** The instant of a local day and time in Italy; right across both changes of the clock. */
export function romeInstant(day: string, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`)
  const shown = romeTime(asUtc)
  const offset = new Date(`${shown.day}T${shown.time}:00Z`).getTime() - asUtc.getTime()
  return new Date(asUtc.getTime() - offset)
}
