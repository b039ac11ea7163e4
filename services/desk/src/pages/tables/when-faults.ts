import type { FormFault } from '../../components/error-summary.tsx'
import { tableWords } from '../../words/tables.ts'
import type { Translate } from '../../words/words.ts'

/** What is missing where a day and an hour make no instant. */
export function whenFaults(
  { day, hour }: { day: string | null; hour: string | null },
  t: Translate,
): FormFault[] {
  return [
    ...(day && !hour ? [] : [{ field: 'day', text: t(tableWords.dayMissing) }]),
    ...(hour ? [] : [{ field: 'hour', text: t(tableWords.hourMissing) }]),
  ]
}
