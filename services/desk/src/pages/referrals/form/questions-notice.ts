import { URGENCY_OF, type Urgency } from '@intarsi/contracts'
import { formWords as words } from '../../../words/form.ts'
import { urgencyWords } from '../../../words/states.ts'
import { choice, KNOWN_LANGUAGES } from './choices.ts'
import { choicesOf, type Question, schedaLabel } from './question.ts'

/** Rows 5 to 7: what the household was told and said. */
export const NOTICE: readonly Question[] = [
  {
    path: 'privacyNotice.mode',
    kind: 'radios',
    label: words.noticeMode,
    options: choicesOf('privacyNotice.mode'),
    asksMore: ['written', 'read-aloud', 'with-mediator'],
  },
  {
    path: 'privacyNotice.version',
    conditional: true,
    kind: 'text',
    label: words.noticeVersion,
    maxlength: 20,
  },
  {
    path: 'privacyNotice.language',
    conditional: true,
    kind: 'select',
    label: words.noticeLanguage,
    options: KNOWN_LANGUAGES,
  },
  {
    path: 'householdAgreement',
    kind: 'radios',
    label: schedaLabel('householdAgreement'),
    hint: words.agreementHint,
    options: choicesOf('householdAgreement'),
  },
]

export const PROTECTION: readonly Question[] = [
  {
    path: 'protectionGround.protects',
    kind: 'radios',
    label: words.whoIsProtected,
    options: [choice('minor', words.protectsMinor), choice('life', words.protectsLife)],
    inline: true,
    optional: true,
  },
  { path: 'protectionGround.reason', kind: 'area', label: words.why, optional: true, maxlength: 500 },
]

export const SHARING: readonly Question[] = [
  {
    path: 'sharingLimits',
    kind: 'checkboxes',
    label: words.sharing,
    hint: words.sharingHint,
    optional: true,
    options: [
      choice('integration-tutor', words.shareTutors),
      choice('observer', words.shareObservers),
      choice('cultural-mediator', words.shareMediators),
    ],
  },
]

const criteria = choicesOf('urgencyCriteria')

/** Row 30: the criteria of one level. */
export function urgencyQuestion(level: Exclude<Urgency, 'U3'>): Question {
  const options = criteria.filter(({ code }) => URGENCY_OF[code as keyof typeof URGENCY_OF] === level)
  return { path: 'urgencyCriteria', kind: 'checkboxes', label: urgencyWords[level], options, optional: true }
}

export const URGENCY: readonly Question[] = [
  {
    path: 'urgencyCriteria',
    kind: 'checkboxes',
    label: schedaLabel('urgencyCriteria'),
    hint: words.urgencyHint,
    options: criteria,
    optional: true,
  },
]
