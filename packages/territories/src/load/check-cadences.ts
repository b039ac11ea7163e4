import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Fault } from './problem.ts'
import { findNamed, stringsIn } from './walk.ts'

const SOME_DAY = '2024-01-01T09:00[Europe/Rome]'

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
    const end = dtstart.add({ years: 5 })
    const first = rule.between(new Date(dtstart.epochMilliseconds), new Date(end.epochMilliseconds), true)
    return first.length > 0 ? null : 'this recurrence rule has no meeting'
  } catch (error) {
    return `not a recurrence rule: ${error instanceof Error ? error.message : String(error)}`
  }
}
