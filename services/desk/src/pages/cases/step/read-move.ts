import type { FormFault } from '../../../components/error-summary.tsx'
import { textOf } from '../../../server/forms.ts'
import { stepWords as words } from '../../../words/case-steps.ts'
import type { Message, Translate } from '../../../words/words.ts'
import type { Move, MoveField } from './move.ts'

type Read = { ok: true; body: unknown } | { ok: false; faults: FormFault[] }

/** Ids of inputs are the move's and the field's: several moves stand on one page. */
export const inputId = (move: Pick<Move, 'key'>, field: string) => `${move.key}-${field}`

/** What the form of a step says as its service wants it, or what is missing. Pure. */
export function readMove(move: Move, form: URLSearchParams, t: Translate): Read {
  const answers = move.fields.map((field) => ({ field, value: answerOf(field, form) }))
  const faults = answers
    .filter(({ field, value }) => !field.optional && (value === null || value === false))
    .map(({ field }) => ({
      field: inputId(move, field.name),
      text: t(field.missing ?? MISSING[field.kind]),
    }))
  if (faults.length > 0) return { ok: false, faults }
  const given = answers.filter(({ value }) => value !== null)
  const body = Object.fromEntries(given.map(({ field, value }) => [field.name, value]))
  return { ok: true, body: move.fields.length === 0 ? undefined : shaped(move, body) }
}

function answerOf({ kind, name }: MoveField, form: URLSearchParams): string | boolean | null {
  if (kind === 'check') return form.get(name) === 'yes'
  return textOf(form, name)
}

const MISSING: Readonly<Record<MoveField['kind'], Message<''>>> = {
  date: words.dateMissing,
  text: words.textMissing,
  language: words.choiceMissing,
  check: words.choiceMissing,
  choice: words.choiceMissing,
  party: words.choiceMissing,
  person: words.choiceMissing,
  territory: words.choiceMissing,
}

/** equipe keeps the outcome and the plan for who stays near apart. */
function shaped({ key }: Move, body: Record<string, unknown>): unknown {
  if (key !== 'close') return body
  const { outcome, ...continuity } = body
  return { outcome, continuity }
}
