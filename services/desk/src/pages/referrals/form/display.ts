import { CODE_LISTS, type ReferralDraft } from '@intarsi/contracts'
import { formatDate } from '../../../words/dates.ts'
import { formWords } from '../../../words/form.ts'
import { newReferralWords } from '../../../words/new-referral.ts'
import type { Language } from '../../../words/words.ts'
import { nameOfCountry, nameOfMunicipality } from './places.ts'
import type { Question } from './question.ts'
import { HOUSEHOLD, LIVING, SERVICES, SIGNAL } from './questions-household.ts'
import { EVERY_MEMBER_QUESTION } from './questions-member.ts'
import {
  CULTURAL_OBSTACLE,
  HOUSING_NEED,
  LEVELS,
  MORE,
  NEED_AREAS,
  NEED_ITEMS,
  ORIENTATION,
  SAFETY,
} from './questions-needs.ts'
import { NOTICE, PROTECTION, SHARING, URGENCY } from './questions-notice.ts'
import type { Step } from './steps.ts'
import { valueAt } from './write-answers.ts'

/** A question and its answer in words; `text` is null where nothing was said. */
export type Said = { key: string; label: string; text: string | null }

export type SaidGroup = { title: string; step: Step; anchor: string; rows: readonly Said[] }

/** A whole form in words, in the order in which it is asked. Questions that nobody needs to answer are left out when empty. */
export function sayForm(form: ReferralDraft, language: Language): SaidGroup[] {
  const group = (title: string, step: Step, anchor: string, questions: readonly Question[]): SaidGroup => ({
    title,
    step,
    anchor,
    rows: sayAll(form, questions, language),
  })
  const words = newReferralWords
  const groups: SaidGroup[] = [
    group(words.whoSignals[language], 'household', 'referrer.name', SIGNAL),
    group(words.household[language], 'household', 'householdType', HOUSEHOLD),
    ...members(form, language),
    group(words.living[language], 'household', 'receptionKind', LIVING),
    group(words.services[language], 'household', 'inChargeOfSocialService.answer', SERVICES),
    ...needs(form, language),
    {
      title: words.risks[language],
      step: 'needs',
      anchor: 'riskFactors',
      rows: risksAndPaths(form, language),
    },
    group(words.more[language], 'needs', 'needs', [
      ...HOUSING_NEED,
      ...SAFETY,
      ...ORIENTATION.map(optional),
      ...MORE,
    ]),
    group(words.notice[language], 'notice', 'privacyNotice.mode', [...NOTICE, ...PROTECTION, ...SHARING]),
    {
      title: words.urgency[language],
      step: 'notice',
      anchor: 'urgencyCriteria',
      rows: urgency(form, language),
    },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

/** A form of which some fields are withheld: where one of them would stand, `text` says so. */
export function withheld(groups: readonly SaidGroup[], fields: readonly string[], text: string): SaidGroup[] {
  const isOne = ({ key }: Said) => fields.some((field) => key === field || key.startsWith(`${field}.`))
  return groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => (row.text === null && isOne(row) ? { ...row, text } : row)),
  }))
}

const optional = (question: Question): Question => ({ ...question, optional: true })

function members({ members: all = [] }: ReferralDraft, language: Language): SaidGroup[] {
  const words = newReferralWords.member[language]
  return all.map((member, index) => ({
    title: words.replace('{number}', String(index + 1)),
    step: 'household',
    anchor: `members.${index}.givenName`,
    rows: sayAll(member, EVERY_MEMBER_QUESTION.map(optional), language),
  }))
}

function needs(form: ReferralDraft, language: Language): SaidGroup[] {
  return NEED_AREAS.map((area) => {
    const items = (NEED_ITEMS[area].options ?? []).filter(({ code }) =>
      form.needCodes?.some((one) => one === code),
    )
    const level = say(form, LEVELS[area], language)
    const named = items.map(({ label }) => label[language]).join(', ')
    const rows = [level, { key: `${area} items`, label: formWords.items[language], text: named || null }]
    return {
      title: formWords[area][language],
      step: 'needs',
      anchor: LEVELS[area].path,
      rows: named ? rows : [level],
    }
  })
}

/** An empty list is an answer here: none of them. */
function urgency(form: ReferralDraft, language: Language): Said[] {
  const none = form.urgencyCriteria?.length === 0 ? formWords.noCriterion[language] : null
  return URGENCY.map((question) => say(form, question, language)).map((said) => ({
    ...said,
    text: said.text ?? none,
  }))
}

function risksAndPaths(
  { riskFactors = [], otherPaths = [], culturalObstacle }: ReferralDraft,
  language: Language,
): Said[] {
  return [
    ...riskFactors.map(({ code, certainty }) => ({
      key: code,
      label: labelOf('riskFactors', code, language),
      text: labelOf('certainty', certainty, language),
    })),
    ...otherPaths.map(({ code, referent }) => ({
      key: code,
      label: labelOf('otherPaths', code, language),
      text: referent ?? formWords.referentNone[language],
    })),
    ...sayAll({ culturalObstacle }, [CULTURAL_OBSTACLE], language),
  ]
}

export function labelOf(list: string, code: string, language: Language): string {
  return CODE_LISTS[list]?.find((entry) => entry.code === code)?.[language] ?? code
}

function sayAll(form: object, questions: readonly Question[], language: Language): Said[] {
  return questions
    .map((question) => ({
      said: say(form, question, language),
      hidden: question.optional || question.conditional || question.kind === 'flag',
    }))
    .filter(({ said, hidden }) => said.text !== null || !hidden)
    .map(({ said }) => said)
}

/** One question's answer in words. */
export function say(form: object, question: Question, language: Language): Said {
  const value = valueAt(form, question.path)
  const texts = (Array.isArray(value) ? value : [value])
    .filter((one) => one !== undefined && one !== null && one !== false)
    .map((one) => sayValue(String(one), question, language))
  return { key: question.path, label: question.label[language], text: texts.join(', ') || null }
}

function sayValue(text: string, { kind, options }: Question, language: Language): string {
  const chosen = options?.find(({ code }) => code === text)
  if (chosen) return chosen.label[language]
  if (kind === 'flag') return formWords.yes[language]
  if (text === 'unknown') return formWords.unknown[language]
  if (kind === 'municipality' || kind === 'municipalities') return nameOfMunicipality(text)
  if (kind === 'country') return nameOfCountry(text)
  return kind === 'date' || kind === 'day' || kind === 'birth' ? formatDate(text, language, 'day') : text
}
