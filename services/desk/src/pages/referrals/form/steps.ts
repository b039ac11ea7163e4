import { type ReferralDraft, readDraft } from '@intarsi/contracts'
import { stepWords } from '../../../words/referral-steps.ts'
import type { Message } from '../../../words/words.ts'
import { CODED_LISTS, readCodedLists, writeCodedLists } from './coded-lists.ts'
import { readMembers, writeMembers } from './members.ts'
import type { Question } from './question.ts'
import { HOUSEHOLD, LIVING, SERVICES, SIGNAL } from './questions-household.ts'
import { CULTURAL_OBSTACLE, HOUSING_NEED, MORE, NEEDS, ORIENTATION, SAFETY } from './questions-needs.ts'
import { NOTICE, PROTECTION, SHARING, URGENCY } from './questions-notice.ts'
import { type Answers, readAnswers } from './read-answers.ts'
import { tidy } from './tidy.ts'
import { writeAnswers } from './write-answers.ts'

export const STEPS = ['household', 'needs', 'notice'] as const
export type Step = (typeof STEPS)[number]

const QUESTIONS: Readonly<Record<Step, readonly Question[]>> = {
  household: [...SIGNAL, ...HOUSEHOLD, ...LIVING, ...SERVICES],
  needs: [...NEEDS, ...HOUSING_NEED, ...SAFETY, CULTURAL_OBSTACLE, ...ORIENTATION, ...MORE],
  notice: [...NOTICE, ...PROTECTION, ...SHARING, ...URGENCY],
}

/** Fields of which the scheda holds parts that no page asks, such as homes to be avoided: those parts stay as they were. */
const PARTLY_ASKED = ['housingNeed', 'safetyExclusion'] as const

/** Fields asked beside the questions. */
const OTHER_FIELDS: Readonly<Record<Step, readonly string[]>> = {
  household: ['members', 'sportelloId'],
  needs: CODED_LISTS,
  notice: [],
}

export const STEP_TITLES: Readonly<Record<Step | 'summary', Message<''>>> = stepWords

/** The step on which a field of the form is asked; the first one for what is asked nowhere. */
export function stepOf(pointer: string): Step {
  const [, field = ''] = pointer.split('/')
  return STEPS.find((step) => fieldsOf(step).has(field)) ?? 'household'
}

function fieldsOf(step: Step): ReadonlySet<string> {
  return new Set([...QUESTIONS[step].map(({ path }) => path.split('.')[0] ?? ''), ...OTHER_FIELDS[step]])
}

/**
 * The form with the answers of one step in the place of what that step said before. What cannot be read stays as it
 * was typed: `wellFormed` keeps it out of the draft, and the rules of the form tell what is wrong with it.
 */
export function withStep(before: ReferralDraft, step: Step, answers: Answers): Record<string, unknown> {
  return withSteps(before, [step], answers)
}

/** The same for several steps that are answered on one page. */
export function withSteps(
  before: ReferralDraft,
  steps: readonly Step[],
  answers: Answers,
): Record<string, unknown> {
  const asked = new Set(steps.flatMap((step) => [...fieldsOf(step)]))
  const others = Object.fromEntries(Object.entries(before).filter(([field]) => !asked.has(field)))
  const said = steps.map((step) => {
    const read = readAnswers(answers, QUESTIONS[step])
    return { ...read, ...beside(before, step, { answers, read }) }
  })
  return tidy({ ...others, ...defined(Object.assign({}, ...said)) })
}

type Given = { answers: Answers; read: Record<string, unknown> }

function beside(before: ReferralDraft, step: Step, { answers, read }: Given): Record<string, unknown> {
  const { sportelloId, members = [] } = before
  if (step === 'household') return { sportelloId, members: readMembers(answers, members) }
  if (step === 'notice') return { urgencyCriteria: answers.getAll('urgencyCriteria').filter(Boolean) }
  return {
    needCodes: answers.getAll('needCodes').filter(Boolean),
    ...readCodedLists(answers),
    ...withUnasked(before, read),
  }
}

function withUnasked(before: ReferralDraft, read: Record<string, unknown>): Record<string, unknown> {
  const asked = new Set(QUESTIONS.needs.map(({ path }) => path))
  const whole = PARTLY_ASKED.map((field) => {
    const unasked = Object.entries(before[field] ?? {}).filter(([part]) => !asked.has(`${field}.${part}`))
    return [field, { ...Object.fromEntries(unasked), ...(read[field] as object | undefined) }] as const
  })
  return Object.fromEntries(whole.filter(([, parts]) => Object.keys(parts).length > 0))
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** The part of a form that a draft may hold: every field that is well-formed by itself. */
export function wellFormed(form: Record<string, unknown>): ReferralDraft {
  return readDraft(form).form
}

/** The answers a page begins with, from a draft. */
export function answersOf(form: ReferralDraft): Answers {
  const answers = new URLSearchParams()
  for (const step of STEPS) addAnswers(answers, step, form)
  return answers
}

/** The answers of one step, as the form has them, beside those of others. */
export function addAnswers(answers: Answers, step: Step, form: ReferralDraft): void {
  writeAnswers(answers, form, QUESTIONS[step])
  if (step === 'household') writeMembers(answers, form.members ?? [])
  if (step === 'needs') writeCodedLists(answers, form)
}
