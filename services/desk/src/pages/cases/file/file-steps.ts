import type { CaseFile } from '../../../api/cases.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { given, textOf } from '../../../server/forms.ts'
import { fileWords as words } from '../../../words/case-file.ts'
import { contactAttemptWords } from '../../../words/contact-attempts.ts'
import { decisionWords } from '../../../words/decisions.ts'
import { transferWords } from '../../../words/transfers.ts'
import { urgencyFormWords } from '../../../words/urgency.ts'
import type { Message, Translate } from '../../../words/words.ts'

export const FILE_STEPS = [
  'opening',
  'questions',
  'completion',
  'requirement',
  'confirmation',
  'failure',
  'transfer',
  'competence',
  'presa-in-carico',
  'contact-attempts',
  'urgency',
] as const
export type FileStep = (typeof FILE_STEPS)[number]

export function isFileStep(step: string): step is FileStep {
  return (FILE_STEPS as readonly string[]).includes(step)
}

/** Decided or ended: nothing is prepared any more, and nobody disputes it. */
export const isOver = ({ standing }: Pick<CaseFile, 'standing'>) => standing.queue === null

/** Said when a step was taken. */
export const STEP_DONE: Readonly<Record<FileStep, Message<''>>> = {
  opening: words.opened,
  questions: words.asked,
  completion: words.completed,
  requirement: words.resumed,
  confirmation: words.confirmed,
  failure: words.failed,
  transfer: transferWords.proposed,
  competence: transferWords.confirmed,
  'presa-in-carico': words.started,
  'contact-attempts': contactAttemptWords.recorded,
  urgency: urgencyFormWords.done,
}

type Read = { ok: true; path: string; body?: unknown } | { ok: false; faults: FormFault[] }

/** What a step's form asks of the service, or what is missing in it. Pure. */
export function readStep(step: FileStep, form: URLSearchParams, t: Translate): Read {
  return READERS[step](form, t)
}

const READERS: Readonly<Record<FileStep, (form: URLSearchParams, t: Translate) => Read>> = {
  opening: () => ({ ok: true, path: 'opening' }),
  questions: (form, t) => {
    const fields = form.getAll('fields')
    if (fields.length === 0) return { ok: false, faults: [{ field: 'fields', text: t(words.askMissing) }] }
    return { ok: true, path: 'questions', body: { fields } }
  },
  completion: (form, t) => {
    const reason = textOf(form, 'vulnerableReason')
    const particular = form.get('vulnerable') === 'yes'
    if (particular && !reason)
      return { ok: false, faults: [{ field: 'vulnerableReason', text: t(words.vulnerableMissing) }] }
    const vulnerability = particular ? { vulnerability: { particular, reason } } : {}
    return { ok: true, path: 'completion', body: { notKnown: form.getAll('notKnown'), ...vulnerability } }
  },
  requirement: (form, t) =>
    needed(form, t, { note: words.requirementMissing }, (body) => ({ path: 'requirement', body })),
  confirmation: (form, t) =>
    needed(form, t, { answeredBy: words.answeredMissing, answeredOn: words.dateMissing }, (body) => ({
      path: 'handover/confirmation',
      body,
    })),
  failure: (form, t) =>
    needed(form, t, { reason: words.reasonMissing }, (body) => ({ path: 'handover/failure', body })),
  transfer: (form, t) =>
    needed(
      form,
      t,
      { toTerritory: transferWords.territoryMissing, transferReason: words.reasonMissing },
      ({ toTerritory, transferReason: reason }) => ({ path: 'transfer', body: { toTerritory, reason } }),
    ),
  competence: () => ({ ok: true, path: 'competence' }),
  'contact-attempts': (form, t) =>
    needed(
      form,
      t,
      {
        attemptOn: contactAttemptWords.dayMissing,
        attemptChannel: contactAttemptWords.channelMissing,
        attemptLanguage: decisionWords.languageMissing,
      },
      ({ attemptOn: on, attemptChannel: channel, attemptLanguage: language }) => ({
        path: 'contact-attempts',
        body: { on, channel, language },
      }),
    ),
  urgency: (form, t) =>
    needed(
      form,
      t,
      { level: urgencyFormWords.levelMissing, urgencyReason: words.reasonMissing },
      ({ level, urgencyReason: reason }) => ({ path: 'urgency', body: { level, reason } }),
    ),
  'presa-in-carico': (form) => ({
    ok: true,
    path: 'presa-in-carico',
    body: {
      ...given('reason', textOf(form, 'startReason')),
      ...given('overlapsChecked', textOf(form, 'overlapsChecked')),
    },
  }),
}

function needed(
  form: URLSearchParams,
  t: Translate,
  fields: Readonly<Record<string, Message<''>>>,
  make: (body: Record<string, string>) => { path: string; body: unknown },
): Read {
  const answers = Object.keys(fields).map((field) => [field, textOf(form, field)] as const)
  const faults = answers
    .filter(([, value]) => value === null)
    .map(([field]) => ({ field, text: t(fields[field] ?? words.reasonMissing) }))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, ...make(Object.fromEntries(answers) as Record<string, string>) }
}
