import { type Fault, SCHEDA } from '@intarsi/contracts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formWords } from '../../../words/form.ts'
import { type FaultCode, faultWords } from '../../../words/form-faults.ts'
import type { Language, Message } from '../../../words/words.ts'
import { translator } from '../../../words/words.ts'
import { NOT_ASSESSED, type Question } from './question.ts'
import { HOUSEHOLD, LIVING, SERVICES, SIGNAL } from './questions-household.ts'
import { EVERY_MEMBER_QUESTION } from './questions-member.ts'
import {
  CULTURAL_OBSTACLE,
  HOUSING_NEED,
  LEVELS,
  MORE,
  NEED_AREAS,
  NEEDS,
  ORIENTATION,
  SAFETY,
} from './questions-needs.ts'
import { NOTICE, PROTECTION, SHARING, URGENCY } from './questions-notice.ts'

const ALL = [
  ...SIGNAL,
  ...HOUSEHOLD,
  ...LIVING,
  ...SERVICES,
  ...NEEDS,
  ...HOUSING_NEED,
  ...SAFETY,
  CULTURAL_OBSTACLE,
  ...ORIENTATION,
  ...MORE,
  ...NOTICE,
  ...PROTECTION,
  ...SHARING,
  ...URGENCY,
]

/** A fault of the form's rules as the page tells it: at which input, and in which words. */
export function formFault({ pointer, code, detail }: Fault, language: Language): FormFault {
  const path = pointer.slice(1).replaceAll('/', '.')
  const question = questionAt(path)
  const t = translator(language)
  const message = faultWords[wordsFor(code, question)]
  const label = labelOf(path, question, language)
  const text = message ? t(message as Message<'{question}'>, { question: label }) : `${label}: ${detail}`
  return { field: inputOf(path, question), text }
}

export function formFaults(faults: readonly Fault[], language: Language): FormFault[] {
  const told = [...faults].sort(inOrderOfThePage).map((fault) => formFault(fault, language))
  return told.filter(
    ({ field, text }, i) => told.findIndex((one) => one.field === field && one.text === text) === i,
  )
}

function wordsFor(code: string, question: Question | undefined): FaultCode {
  // One of a few is wrong only when none is chosen.
  if (code === 'required' || (code === 'invalid' && question?.kind === 'radios')) return missing(question)
  if (code === 'invalid' && question?.kind === 'number') return 'invalid-number'
  const dated = question && ['date', 'day', 'birth'].includes(question.kind)
  if (code === 'invalid' && dated) return 'invalid-date'
  if (code === 'invalid' && question?.kind.startsWith('municipalit')) return 'invalid-place'
  return code as FaultCode
}

const WITH_UNKNOWN_BESIDE = new Set(['day', 'birth', 'municipality'])

/** Says that not knowing is an answer, in the question's own words, only where it is offered. */
function missing(question: Question | undefined): FaultCode {
  if (!question) return 'required-text'
  if (question.path.startsWith('needs.')) return 'required-level'
  const offered = question.options?.some(({ code, label }) => code === 'unknown' || label === NOT_ASSESSED)
  return offered || WITH_UNKNOWN_BESIDE.has(question.kind) ? 'required' : 'required-text'
}

function questionAt(path: string): Question | undefined {
  const asked = path.startsWith('members.') ? EVERY_MEMBER_QUESTION : ALL
  const inside = path.replace(/^members\.\d+\.?/, '')
  return (
    asked.find((question) => question.path === inside) ??
    asked.find((question) => inside !== '' && question.path.startsWith(`${inside}.`)) ??
    asked.find((question) => inside.startsWith(`${question.path}.`))
  )
}

/** The id of the input that the fault is about: the question's, under its member. */
function inputOf(path: string, question: Question | undefined): string {
  const at = /^members\.\d+\./.exec(path)?.[0] ?? ''
  if (path === 'needCodes') return 'needs'
  return question ? at + question.path : path
}

function labelOf(path: string, question: Question | undefined, language: Language): string {
  const area = NEED_AREAS.find((one) => LEVELS[one].path === path)
  if (area) return formWords[area][language]
  const label: Message<''> | undefined =
    question?.label ?? SCHEDA.find(({ code }) => code === path.split('.')[0])?.label
  const member = /^members\.(\d+)\./.exec(path)?.[1]
  const who = member === undefined ? '' : ` (${Number(member) + 1})`
  return `${(label?.[language] ?? path).replace(/\?$/, '')}${who}`
}

function inOrderOfThePage(one: Fault, other: Fault): number {
  return placeOf(one) - placeOf(other)
}

const MEMBERS_STAND_AFTER = SIGNAL.length + HOUSEHOLD.length

/** Where on its page a fault's question stands; members one after the other, behind the household's own questions. */
function placeOf({ pointer }: Fault): number {
  const path = pointer.slice(1).replaceAll('/', '.')
  const question = questionAt(path)
  const member = /^members(?:\.(\d+))?/.exec(path)
  if (!member) {
    const place = question ? ALL.indexOf(question) : ALL.length
    return place < MEMBERS_STAND_AFTER ? place : place + 1
  }
  const inside = question ? EVERY_MEMBER_QUESTION.indexOf(question) / EVERY_MEMBER_QUESTION.length : 0
  return MEMBERS_STAND_AFTER + (Number(member[1] ?? 0) + inside) / 100
}
