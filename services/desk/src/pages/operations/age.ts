import { operationWords as words } from '../../words/operations.ts'
import type { Translate } from '../../words/words.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** A time in seconds as people say it: in the unit in which it is a small number. */
export function ageOf(seconds: number, t: Translate): string {
  if (seconds < 2 * MINUTE) return t(words.seconds, { count: Math.round(seconds) })
  if (seconds < 2 * HOUR) return t(words.minutes, { count: Math.round(seconds / MINUTE) })
  return t(words.hours, { count: Math.round(seconds / HOUR) })
}
