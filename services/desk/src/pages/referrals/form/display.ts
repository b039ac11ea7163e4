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

/** A question and its answer in words, and the input where it is changed; `text` is null where nothing was said. */
export type Said = { key: string; at: string; label: string; text: string | null }

export type SaidGroup = { title: string; step: Step; rows: readonly Said[] }

/** A whole form in words, in the order in which it is asked. Questions that nobody needs to answer are left out when empty. */
export function sayForm(form: ReferralDraft, language: Language): SaidGroup[] {
  const group = (title: string, step: Step, questions: readonly Question[]): SaidGroup => ({
    title,
    step,
    rows: sayAll(form, questions, language),
  })
  const words = newReferralWords
  const groups: SaidGroup[] = [
    group(words.whoSignals[language], 'household', SIGNAL),
    group(words.household[language], 'household', HOUSEHOLD),
    ...members(form, language),
    group(words.living[language], 'household', LIVING),
    group(words.services[language], 'household', SERVICES),
    ...needs(form, language),
    { title: words.risks[language], step: 'needs', rows: risks(form, language) },
    { title: words.paths[language], step: 'needs', rows: paths(form, language) },
    group(words.more[language], 'needs', [...HOUSING_NEED, ...SAFETY, ...ORIENTATION.map(optional), ...MORE]),
    group(words.notice[language], 'notice', [...NOTICE, ...PROTECTION, ...SHARING]),
    { title: words.urgency[language], step: 'notice', rows: urgency(form, language) },
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
    rows: sayAll(member, EVERY_MEMBER_QUESTION.map(optional), language).map((said) => ({
      ...said,
      at: `members.${index}.${said.at}`,
    })),
  }))
}

function needs(form: ReferralDraft, language: Language): SaidGroup[] {
  return NEED_AREAS.map((area) => {
    const items = (NEED_ITEMS[area].options ?? []).filter(({ code }) =>
      form.needCodes?.some((one) => one === code),
    )
    const level = say(form, LEVELS[area], language)
    const named = items.map(({ label }) => label[language]).join(', ')
    const needed = { key: `${area} items`, at: level.at, label: formWords.items[language], text: named }
    return {
      title: formWords[area][language],
      step: 'needs',
      rows: named ? [level, needed] : [level],
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

function risks({ riskFactors = [], culturalObstacle }: ReferralDraft, language: Language): Said[] {
  return [
    ...riskFactors.map(({ code, certainty }) => ({
      key: code,
      at: `risk-${code}`,
      label: labelOf('riskFactors', code, language),
      text: labelOf('certainty', certainty, language),
    })),
    ...sayAll({ culturalObstacle }, [CULTURAL_OBSTACLE], language),
  ]
}

function paths({ otherPaths = [] }: ReferralDraft, language: Language): Said[] {
  return otherPaths.map(({ code, referent }) => ({
    key: code,
    at: `path-${code}`,
    label: labelOf('otherPaths', code, language),
    text: referent ?? formWords.referentNone[language],
  }))
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
  const { path, label } = question
  return { key: path, at: path, label: label[language], text: texts.join(', ') || null }
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
