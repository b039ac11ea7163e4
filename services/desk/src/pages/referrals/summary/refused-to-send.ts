import type { Fault } from '@intarsi/contracts'
import type { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { faultWords } from '../../../words/form-faults.ts'
import { problemWords } from '../../../words/problems.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import type { Translate } from '../../../words/words.ts'

/** Asked beside the button that sends, and nowhere on the form. */
const WHO_SIGNALS = '/referrerId'
/** Where the page says what is wrong with the sending itself. */
export const SUMMARY_TITLE = 'summary-title'

/** The form's faults with those that only the service could find, each once. Pure. */
export function withRefused(faults: readonly Fault[], refusal: ApiProblem | undefined): Fault[] {
  const isTold = ({ pointer, code }: Fault) =>
    faults.some((one) => one.pointer === pointer && one.code === code)
  const others = (refusal?.faults ?? []).filter((one) => one.pointer !== WHO_SIGNALS && !isTold(one))
  return [...faults, ...others]
}

/** What is wrong with who is said to signal, or why a form without a fault was not taken. Pure. */
export function sendFaultsOf({ code, faults, extra }: ApiProblem, t: Translate): FormFault[] {
  if (faults.some(({ pointer }) => pointer === WHO_SIGNALS))
    return [{ field: WHO_SIGNALS.slice(1), text: t(faultWords['not-of-the-sportello']) }]
  if (faults.length > 0) return []
  const text =
    code === 'already-sent' && typeof extra.number === 'string'
      ? t(words.sentAlready, { number: extra.number })
      : t(problemWords(code))
  return [{ field: SUMMARY_TITLE, text }]
}
