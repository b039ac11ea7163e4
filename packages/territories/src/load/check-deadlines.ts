import type { Fault } from './problem.ts'
import { entriesOf, findNamed, isRecord, valueAt } from './walk.ts'

/** Numbers that only some deadlines have: what nothing reads would promise on the page what nobody keeps. */
const READ_OF: Readonly<Record<string, readonly string[]>> = {
  maxRounds: ['informationAnswer', 'handoverConfirm'],
  minMonths: ['horizon'],
  extensionMonths: ['horizon'],
  call: ['firstRead'],
  alertDays: ['permitAlert', 'exitAlert'],
}

/** A number stands only where something reads it, and how often at most wherever that is asked for. */
export function checkDeadlines(file: unknown): Fault[] {
  return entriesOf(valueAt(file, ['deadlines'])).flatMap(([key, deadline]) => {
    const path = ['deadlines', key]
    const idle = Object.entries(READ_OF).filter(([, keys]) => !keys.includes(String(key)))
    const unread = findNamed(deadline, new Set(idle.map(([number]) => number)), path).map((found) => ({
      path: found.path,
      message: `nothing reads ${String(found.path.at(-1))} of ${String(key)}`,
    }))
    const isEndless =
      READ_OF.maxRounds?.includes(String(key)) && isRecord(deadline) && !('maxRounds' in deadline)
    return isEndless ? [...unread, { path, message: 'says how often at most (maxRounds)' }] : unread
  })
}
