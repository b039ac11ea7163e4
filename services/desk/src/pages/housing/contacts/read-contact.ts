import * as z from 'zod'
import type { ContactAnswers } from '../../../api/contacts.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { textOf } from '../../../server/forms.ts'
import { CONTACT_KINDS, contactWords as words } from '../../../words/contacts.ts'
import type { Translate } from '../../../words/words.ts'

const FIELDS = ['kind', 'name', 'organisation', 'phone', 'email', 'remark'] as const
const SHORTEST_PHONE = 3

export const nobody: ContactAnswers = {
  kind: null,
  name: null,
  organisation: null,
  phone: null,
  email: null,
  remark: null,
}

/** A contact as its form says it. */
export function contactAnswers(form: URLSearchParams): ContactAnswers {
  return Object.fromEntries(FIELDS.map((field) => [field, textOf(form, field)])) as ContactAnswers
}

/** What is missing or wrong in it. Pure. */
export function contactFaults({ kind, name, email, phone }: ContactAnswers, t: Translate): FormFault[] {
  return [
    ...(kind && kind in CONTACT_KINDS ? [] : [{ field: 'kind', text: t(words.kindMissing) }]),
    ...(name ? [] : [{ field: 'name', text: t(words.nameMissing) }]),
    ...(phone && phone.length < SHORTEST_PHONE ? [{ field: 'phone', text: t(words.phoneShort) }] : []),
    ...(email && !z.email().safeParse(email).success ? [{ field: 'email', text: t(words.emailWrong) }] : []),
  ]
}
