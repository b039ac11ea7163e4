import type { FormFault } from '../../../components/error-summary.tsx'
import { textOf } from '../../../server/forms.ts'
import { absenceReasonWords, absenceWords as words } from '../../../words/absences.ts'
import type { Translate } from '../../../words/words.ts'

/** An absence as its form says it; null where nothing was said. */
export type Asked = {
  personId: string | null
  from: string | null
  to: string | null
  reason: string | null
}

export function askedOf(form: URLSearchParams): Asked {
  const reason = textOf(form, 'reason')
  return {
    personId: textOf(form, 'personId'),
    from: textOf(form, 'from'),
    to: textOf(form, 'to'),
    reason: reason !== null && reason in absenceReasonWords ? reason : null,
  }
}

/** What is missing in who is away and when. Pure. */
export function faultsOf({ personId, from, to }: Asked, t: Translate): FormFault[] {
  return [
    ...(personId ? [] : [{ field: 'personId', text: t(words.whoMissing) }]),
    ...(from ? [] : [{ field: 'from', text: t(words.fromMissing) }]),
    ...(from && to && to < from ? [{ field: 'to', text: t(words.toEarly) }] : []),
  ]
}
