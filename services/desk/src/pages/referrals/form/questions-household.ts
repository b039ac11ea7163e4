import { formWords as words } from '../../../words/form.ts'
import { choice, KNOWN_LANGUAGES, TERRITORY_CHOICES, YES_NO } from './choices.ts'
import { choicesOf, type Question, schedaLabel } from './question.ts'

/** Rows 1 to 4: who signals, and what was done already. */
export const SIGNAL: readonly Question[] = [
  { path: 'referrer.name', kind: 'text', label: words.referrerName, maxlength: 120 },
  { path: 'referrer.phone', kind: 'text', label: words.phone, hint: words.phoneHint, optional: true },
  { path: 'referrer.email', kind: 'text', label: words.email, optional: true },
  {
    path: 'referrerRole',
    kind: 'select',
    label: schedaLabel('referrerRole'),
    options: choicesOf('referrerRole'),
  },
  { path: 'referrerDeputy.name', kind: 'text', label: words.deputyName, optional: true, maxlength: 120 },
  { path: 'referrerDeputy.phone', kind: 'text', label: words.deputyPhone, optional: true },
  {
    path: 'requestKind',
    kind: 'radios',
    label: schedaLabel('requestKind'),
    options: choicesOf('requestKind'),
  },
  { path: 'interviewOn', kind: 'date', label: schedaLabel('interviewOn'), hint: words.dateHint },
  {
    path: 'channel',
    kind: 'radios',
    label: schedaLabel('channel'),
    hint: words.channelHint,
    options: choicesOf('channel'),
    unoffered: ['import'],
  },
  {
    path: 'protocolNumber',
    kind: 'text',
    label: schedaLabel('protocolNumber'),
    hint: words.protocolHint,
    optional: true,
    maxlength: 40,
  },
]

/** Rows 9, 12, 22 to 26 and 8: the household, where it lives, who has it in charge, how to reach it. */
export const HOUSEHOLD: readonly Question[] = [
  {
    path: 'householdType',
    kind: 'select',
    label: schedaLabel('householdType'),
    options: choicesOf('householdType'),
  },
  {
    path: 'languages',
    kind: 'selects',
    label: words.firstLanguage,
    hint: words.languagesHint,
    options: [...KNOWN_LANGUAGES, choice('unknown', words.unknown)],
  },
  { path: 'mediatorNeeded', kind: 'radios', label: words.mediatorNeeded, options: YES_NO, inline: true },
]

export const LIVING: readonly Question[] = [
  {
    path: 'receptionKind',
    kind: 'select',
    label: words.livesHow,
    options: choicesOf('receptionKind'),
    asksMore: [
      'hub',
      'cas',
      'sai-ordinary',
      'sai-mental-health',
      'sai-minors',
      'humanitarian-corridor',
      'refuge',
      'anti-trafficking',
      'mother-child-community',
      'fami-flat',
      'semi-autonomy',
      'social-hotel',
      'dormitory',
    ],
  },
  { path: 'host.body', kind: 'text', label: words.hostBody, optional: true, maxlength: 120 },
  { path: 'host.referent.name', kind: 'text', label: words.hostReferent, optional: true, maxlength: 120 },
  { path: 'leavesOn', conditional: true, kind: 'day', label: words.leavesOn, hint: words.leavesHint },
  {
    path: 'leaveReason',
    conditional: true,
    kind: 'select',
    label: words.leaveReason,
    options: choicesOf('leaveReason'),
  },
  { path: 'livesIn', kind: 'municipality', label: schedaLabel('livesIn'), hint: words.municipalityHint },
  { path: 'residence', kind: 'municipality', label: schedaLabel('residence'), hint: words.residenceHint },
  {
    path: 'wishes',
    kind: 'municipalities',
    label: schedaLabel('wishes'),
    hint: words.municipalitiesHint,
    optional: true,
  },
  {
    path: 'protectedAddress',
    kind: 'radios',
    label: words.protectedAddress,
    hint: words.protectedHint,
    options: YES_NO,
    inline: true,
    asksMore: ['no'],
  },
  { path: 'address', kind: 'text', label: schedaLabel('address'), optional: true, maxlength: 200 },
]

export const SERVICES: readonly Question[] = [
  {
    path: 'inChargeOfSocialService.answer',
    kind: 'radios',
    label: words.inCharge,
    options: YES_NO,
    inline: true,
    asksMore: ['yes'],
  },
  {
    path: 'inChargeOfSocialService.territory',
    conditional: true,
    kind: 'select',
    label: words.inChargeTerritory,
    options: [...TERRITORY_CHOICES, choice('outside', words.outside), choice('unknown', words.unknown)],
  },
  {
    path: 'inChargeOfSocialService.office',
    kind: 'text',
    label: words.inChargeOffice,
    optional: true,
    maxlength: 120,
  },
  {
    path: 'inChargeOfSocialService.person',
    kind: 'text',
    label: words.inChargePerson,
    optional: true,
    maxlength: 120,
  },
  {
    path: 'inChargeOfSocialService.since',
    kind: 'day',
    label: words.inChargeSince,
    hint: words.dateHint,
    optional: true,
  },
  {
    path: 'appliedForProtection',
    kind: 'radios',
    label: words.appliedForProtection,
    options: YES_NO,
    inline: true,
  },
  {
    path: 'safeContact.channel',
    kind: 'select',
    label: words.safeChannel,
    options: choicesOf('safeContact.channel'),
    asksMore: ['phone', 'text-message', 'e-mail', 'in-person'],
  },
  { path: 'safeContact.value', kind: 'text', label: words.safeValue, optional: true, maxlength: 120 },
  { path: 'safeContact.hours', kind: 'text', label: words.safeHours, optional: true, maxlength: 80 },
  { path: 'safeContact.noMessages', kind: 'flag', label: words.noMessages },
]
