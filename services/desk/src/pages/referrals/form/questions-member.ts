import { formWords as words } from '../../../words/form.ts'
import { choice, YES_NO } from './choices.ts'
import { choicesOf, type Question, SCALES, schedaLabel } from './question.ts'

const gender = [
  choice('f', words.female),
  choice('m', words.male),
  choice('other', words.otherGender),
  choice('not-stated', words.notStated),
]

/** Rows 10, 11, 13, 16 to 21 and 31: one member. */
export const MEMBER: readonly Question[] = [
  {
    path: 'relation',
    kind: 'select',
    label: schedaLabel('members.relation'),
    options: choicesOf('relation'),
    asksMore: ['self', 'partner', 'parent', 'sibling', 'other-relative', 'not-related', 'unknown'],
  },
  { path: 'givenName', kind: 'text', label: words.givenName, maxlength: 80 },
  { path: 'familyName', kind: 'text', label: words.familyName, maxlength: 80 },
  { path: 'birth', kind: 'birth', label: schedaLabel('members.birth'), hint: words.birthHint },
  {
    path: 'birthCertainty',
    kind: 'select',
    label: schedaLabel('members.birthCertainty'),
    options: choicesOf('birthCertainty'),
  },
]

export const MEMBER_ADULT: readonly Question[] = [
  {
    path: 'italianLevel',
    kind: 'select',
    label: schedaLabel('members.italianLevel'),
    options: SCALES.italian,
    numeric: true,
  },
  {
    path: 'legalStatus',
    kind: 'select',
    label: schedaLabel('members.legalStatus'),
    options: choicesOf('legalStatus'),
    asksMore: [
      'applicant',
      'applicant-appeal',
      'refugee',
      'subsidiary',
      'special-protection',
      'special-cases',
      'temporary-protection',
      'other-permit',
      'long-term',
      'family-of-citizen',
      'stateless',
    ],
  },
  {
    path: 'permitType',
    kind: 'select',
    label: schedaLabel('members.permitType'),
    options: choicesOf('permitType'),
  },
  {
    path: 'permitCondition',
    kind: 'select',
    label: schedaLabel('members.permitCondition'),
    options: choicesOf('permitCondition'),
  },
  {
    path: 'permitExpiresOn',
    kind: 'day',
    label: schedaLabel('members.permitExpiresOn'),
    hint: words.dateHint,
  },
  { path: 'renewal.receiptOn', kind: 'date', label: words.renewalReceipt, optional: true },
  { path: 'renewal.appointmentOn', kind: 'date', label: words.renewalAppointment, optional: true },
]

export const MEMBER_MORE: readonly Question[] = [
  {
    path: 'aliases',
    kind: 'lines',
    label: schedaLabel('members.aliases'),
    hint: words.aliasesHint,
    optional: true,
  },
  { path: 'gender', kind: 'select', label: schedaLabel('members.gender'), options: gender, optional: true },
  { path: 'pregnancyMonth', kind: 'number', label: words.pregnancy, optional: true },
  { path: 'citizenship', kind: 'country', label: schedaLabel('members.citizenship'), optional: true },
  {
    path: 'literacy',
    kind: 'select',
    label: schedaLabel('members.literacy'),
    options: choicesOf('literacy'),
    optional: true,
  },
  { path: 'taxCode', kind: 'text', label: schedaLabel('members.taxCode'), optional: true, maxlength: 20 },
  {
    path: 'permitNumber',
    kind: 'text',
    label: schedaLabel('members.permitNumber'),
    optional: true,
    maxlength: 24,
  },
  { path: 'phone', kind: 'text', label: words.phone, optional: true, maxlength: 20 },
  {
    path: 'schooling',
    kind: 'select',
    label: schedaLabel('members.schooling'),
    options: choicesOf('schooling'),
    optional: true,
  },
  {
    path: 'paediatrician',
    kind: 'select',
    label: schedaLabel('members.paediatrician'),
    options: YES_NO,
    optional: true,
  },
]

export const EVERY_MEMBER_QUESTION = [...MEMBER, ...MEMBER_ADULT, ...MEMBER_MORE]
