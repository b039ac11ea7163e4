import { addDays, romeDay } from '@intarsi/territories'

/** Today in Rome, `YYYY-MM-DD`. */
export function today(): string {
  return romeDay(new Date())
}

export type When = 'late' | 'soon' | 'later' | 'undated'

const SOON_DAYS = 7

/** Where a date stands seen from a day: passed, within a week, later. Pure. */
export function whenIs(dueOn: string | null, day: string): When {
  if (dueOn === null) return 'undated'
  if (dueOn < day) return 'late'
  return dueOn <= addDays(day, SOON_DAYS) ? 'soon' : 'later'
}
