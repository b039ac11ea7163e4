import { sharesOnly } from '@intarsi/contracts'
import type { ApiProblem } from '../../api/problem.ts'
import type { CoordinationTable, NewItem } from '../../api/tables.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { given, textOf } from '../../server/forms.ts'
import { tableWords as words } from '../../words/tables.ts'
import type { Translate } from '../../words/words.ts'

const KINDS = ['topic', 'pre-referral', 'case-update', 'closing'] as const
type Kind = (typeof KINDS)[number]

/** What the chair of a table may put on its agenda. */
export function kindsFor(table: Pick<CoordinationTable, 'function'>): Kind[] {
  return KINDS.filter((kind) => kind !== 'closing' || !sharesOnly(table.function))
}

/** A new item as the form says it, or what is wrong with it, by field. */
export function readItem(
  form: URLSearchParams,
  t: Translate,
): { ok: true; item: NewItem } | { ok: false; faults: FormFault[] } {
  const kind = KINDS.find((one) => one === form.get('kind')) ?? 'topic'
  const meetingId = textOf(form, 'meeting')
  if (isOfCase(kind)) {
    const referralNumber = textOf(form, 'referralNumber')
    const agreed = given('householdAgreedOn', textOf(form, 'householdAgreedOn'))
    return referralNumber
      ? { ok: true, item: { kind, referralNumber, meetingId, ...agreed } }
      : { ok: false, faults: [{ field: 'referralNumber', text: t(words.numberMissing) }] }
  }
  const subject = textOf(form, 'subject')
  return subject && subject.length >= 3
    ? { ok: true, item: { kind, subject, meetingId } }
    : { ok: false, faults: [{ field: 'subject', text: t(words.subjectMissing) }] }
}

/** A refusal at the field that it is about; `text` says it where the page has no words of its own. */
export function itemFaults(
  { code, faults }: Pick<ApiProblem, 'code' | 'faults'>,
  { kind, text }: { kind: NewItem['kind']; text: string },
  t: Translate,
): FormFault[] {
  if (code === 'meeting-takes-no-item') return [{ field: 'meeting', text }]
  const isOfTheDay = faults.some(({ pointer }) => pointer === '/householdAgreedOn')
  if (isOfTheDay || code === 'date-in-the-future') return [{ field: 'householdAgreedOn', text }]
  if (!isOfCase(kind)) return [{ field: 'subject', text }]
  const isUnknown = faults.some((fault) => fault.code === 'unknown-referral')
  return [{ field: 'referralNumber', text: isUnknown ? t(words.numberUnknown) : text }]
}

function isOfCase(kind: Kind): kind is 'case-update' | 'closing' {
  return kind === 'case-update' || kind === 'closing'
}
