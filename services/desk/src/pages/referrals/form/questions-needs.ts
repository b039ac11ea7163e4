import { NEEDS_BY_AREA } from '@intarsi/contracts'
import { formWords as words } from '../../../words/form.ts'
import { choice, YES_NO } from './choices.ts'
import { choicesOf, type Question, SCALES, schedaLabel } from './question.ts'

const AREAS = ['legal', 'social', 'health', 'housing', 'work'] as const
export type NeedArea = (typeof AREAS)[number]
export const NEED_AREAS = AREAS

const levels = choicesOf('needLevel')

/** Row 27, one per area. */
export const LEVELS: Readonly<Record<NeedArea, Question>> = Object.fromEntries(
  AREAS.map((area): [NeedArea, Question] => [
    area,
    {
      path: `needs.${area}`,
      kind: 'radios',
      label: words.level,
      options: levels,
      numeric: true,
      asksMore: ['1', '2', '3', '9'],
      inline: true,
    },
  ]),
) as Record<NeedArea, Question>

/** Row 28: the needs of each area, all under one name. */
export const NEED_ITEMS: Readonly<Record<NeedArea, Question>> = Object.fromEntries(
  AREAS.map((area): [NeedArea, Question] => [
    area,
    {
      path: 'needCodes',
      kind: 'checkboxes',
      label: words.items,
      options: choicesOf('needCodes', [...NEEDS_BY_AREA[area]]),
    },
  ]),
) as Record<NeedArea, Question>

export const NEEDS: readonly Question[] = [
  ...Object.values(LEVELS),
  { path: 'needCodes', kind: 'checkboxes', label: words.items, options: choicesOf('needCodes') },
]

export const HOUSING_NEED: readonly Question[] = [
  { path: 'housingNeed.rooms', kind: 'number', label: words.rooms, optional: true },
  { path: 'housingNeed.accessible', kind: 'flag', label: words.accessible },
  { path: 'housingNeed.groundFloorOrLift', kind: 'flag', label: words.groundFloor },
  {
    path: 'housingNeed.cohousingAccepted',
    kind: 'radios',
    label: words.cohousing,
    options: YES_NO,
    inline: true,
    optional: true,
  },
  {
    path: 'housingNeed.nearMunicipalities',
    kind: 'municipalities',
    label: words.bonds,
    hint: words.municipalitiesHint,
    optional: true,
  },
]

/** Row 33, the part that only who has the whole file reads. */
export const SAFETY: readonly Question[] = [
  {
    path: 'safetyExclusion.person',
    kind: 'text',
    label: schedaLabel('safetyExclusion'),
    hint: words.safetyHint,
    optional: true,
    maxlength: 200,
  },
  {
    path: 'safetyExclusion.avoidMunicipalities',
    kind: 'municipalities',
    label: words.avoid,
    hint: words.municipalitiesHint,
    optional: true,
  },
]

/** Beside the risk factors of row 29: the second ground of RE-10. */
export const CULTURAL_OBSTACLE: Question = {
  path: 'culturalObstacle',
  kind: 'flag',
  label: words.culturalObstacle,
}

/** Rows 14 and 15: asked of everybody where a gate of the territory reads them. */
export const ORIENTATION: readonly Question[] = [
  {
    path: 'serviceOrientation',
    kind: 'select',
    label: schedaLabel('serviceOrientation'),
    options: SCALES.orientation,
    numeric: true,
  },
  {
    path: 'parentingConcern',
    kind: 'select',
    label: schedaLabel('parentingConcern'),
    options: SCALES.concern,
    numeric: true,
  },
]

const occupations = [
  ['none', words.workNone],
  ['irregular', words.workIrregular],
  ['fixed-term', words.workFixed],
  ['permanent', words.workPermanent],
  ['traineeship', words.workTraineeship],
  ['unknown', words.unknown],
] as const

const actions = [
  ['interview', words.actionInterview],
  ['documents', words.actionDocuments],
  ['social-service', words.actionSocialService],
  ['school', words.actionSchool],
  ['health-registration', words.actionHealth],
  ['housing-search', words.actionHousing],
  ['legal-orientation', words.actionLegal],
] as const

/** What the table is glad to know and nobody must have at hand. */
export const MORE: readonly Question[] = [
  {
    path: 'householdVoice',
    kind: 'area',
    label: schedaLabel('householdVoice'),
    hint: words.voiceHint,
    optional: true,
    maxlength: 1000,
  },
  { path: 'strengths', kind: 'area', label: schedaLabel('strengths'), optional: true, maxlength: 1000 },
  {
    path: 'tutorWish',
    kind: 'select',
    label: schedaLabel('tutorWish'),
    options: choicesOf('tutorWish'),
    optional: true,
  },
  {
    path: 'income.occupation',
    kind: 'select',
    label: words.occupation,
    options: occupations.map(([code, label]) => choice(code, label)),
    optional: true,
  },
  {
    path: 'income.benefits',
    kind: 'lines',
    label: words.benefits,
    hint: words.benefitsHint,
    optional: true,
  },
  { path: 'income.isee', kind: 'number', label: words.isee, optional: true },
  {
    path: 'actionsSoFar.done',
    kind: 'checkboxes',
    label: words.actions,
    options: actions.map(([code, label]) => choice(code, label)),
    optional: true,
  },
  { path: 'actionsSoFar.text', kind: 'area', label: words.actionsText, optional: true, maxlength: 500 },
  {
    path: 'notes',
    kind: 'area',
    label: schedaLabel('notes'),
    hint: words.notesHint,
    optional: true,
    maxlength: 1000,
  },
]
