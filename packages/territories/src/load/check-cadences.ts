import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Fault } from './problem.ts'
import { findNamed, stringsIn } from './walk.ts'

const SOME_DAY = '2024-01-01T09:00[Europe/Rome]'
/** Where a first meeting is looked for, nearest first: most rules have one soon, and to list the years takes its time. */
const YEARS = [1, 5]

/** Every recurrence rule is one, and has a first meeting within five years. */
export function checkCadences(file: unknown): Fault[] {
  return findNamed(file, new Set(['rrule']))
    .flatMap(stringsIn)
    .flatMap(({ path, value }) => {
      const message = ruleProblem(value)
      return message === null ? [] : [{ path, message }]
    })
}

function ruleProblem(rrule: string): string | null {
  const dtstart = Temporal.ZonedDateTime.from(SOME_DAY)
  try {
    const rule = new RRuleTemporal({ rruleString: rrule, dtstart, strict: true })
    const from = new Date(dtstart.epochMilliseconds)
    const until = (years: number) => new Date(dtstart.add({ years }).epochMilliseconds)
    const meets = YEARS.some((years) => rule.between(from, until(years), true).length > 0)
    return meets ? null : 'this recurrence rule has no meeting'
  } catch (error) {
    return `not a recurrence rule: ${error instanceof Error ? error.message : String(error)}`
  }
}
