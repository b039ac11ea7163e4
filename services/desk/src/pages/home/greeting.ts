import type { PageContext } from '../../page/page-context.ts'
import { romeHour } from '../../server/rome-instant.ts'
import { homeWords } from '../../words/home.ts'

const EVENING_FROM = 18
const NIGHT_UNTIL = 5

/** How somebody is greeted at an instant, by the clock of Rome. Pure. */
export function greetingAt(instant: Date, name: string, t: PageContext['t']): string {
  const hour = romeHour(instant)
  const isEvening = hour >= EVENING_FROM || hour < NIGHT_UNTIL
  return isEvening ? t(homeWords.evening, { name }) : t(homeWords.hello, { name })
}
