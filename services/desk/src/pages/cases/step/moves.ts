import type { PicPhase } from '@intarsi/contracts'
import { reviewCauseWords, reviewOutcomeWords, stepWords as words } from '../../../words/case-steps.ts'
import { outcomeWords } from '../../../words/cases.ts'
import { choices, type Move, note } from './move.ts'
import { OTHER_MOVES } from './other-moves.ts'

const language = { name: 'language', kind: 'language', label: words.language } as const
const withMediator = {
  name: 'withMediator',
  kind: 'check',
  label: words.withMediator,
  optional: true,
} as const

const OUTCOMES = [
  'autonomy-reached',
  'partly-reached',
  'ordinary-services',
  'moved',
  'household-ended',
  'lost-contact',
  'back-in-reception',
  'not-started',
]

/** What leads out of each phase. */
const LEADING_MOVES: readonly Move[] = [
  {
    key: 'first-interview',
    from: ['activated'],
    title: words.interview,
    hint: words.interviewHint,
    said: words.interviewSaid,
    service: 'casework',
    path: 'first-interview',
    fields: [{ name: 'heldOn', kind: 'date', label: words.heldOn }, language, withMediator],
  },
  {
    key: 'assessment',
    from: ['assessment'],
    title: words.completion,
    hint: words.completionHint,
    said: words.completionSaid,
    service: 'casework',
    path: 'assessment/completion',
    fields: [
      { name: 'riskFactorsReviewed', kind: 'check', label: words.risksReviewed, missing: words.risksMissing },
    ],
  },
  {
    key: 'sharing',
    from: ['planning'],
    title: words.sharing,
    hint: words.sharingHint,
    said: words.sharingSaid,
    service: 'casework',
    path: 'project/sharing',
    fields: [{ name: 'sharedOn', kind: 'date', label: words.sharedOn }, language, withMediator],
  },
  {
    key: 'signature',
    from: ['awaiting-signature'],
    title: words.signature,
    said: words.signatureSaid,
    service: 'casework',
    path: 'project/signatures',
    fields: [
      { name: 'party', kind: 'party', label: words.party },
      { name: 'signedOn', kind: 'date', label: words.signedOn },
    ],
  },
  {
    key: 'review',
    from: ['in-progress'],
    title: words.review,
    hint: words.reviewHint,
    said: words.reviewSaid,
    service: 'casework',
    path: 'reviews',
    fields: [
      {
        name: 'cause',
        kind: 'choice',
        label: words.cause,
        choices: choices(reviewCauseWords, 'date', 'permit', 'home', 'birth', 'school', 'other'),
      },
      { name: 'plannedOn', kind: 'date', label: words.plannedOn },
    ],
  },
  {
    key: 'outcome',
    from: ['under-review'],
    title: words.outcome,
    hint: words.outcomeHint,
    said: words.outcomeSaid,
    service: 'casework',
    path: 'reviews/outcome',
    fields: [
      { name: 'heldOn', kind: 'date', label: words.heldOn },
      {
        name: 'outcome',
        kind: 'choice',
        label: words.decided,
        choices: choices(reviewOutcomeWords, 'confirmed', 'replanned'),
      },
      note,
      {
        name: 'nextReviewOn',
        kind: 'date',
        label: words.nextReviewOn,
        hint: words.nextReviewHint,
        optional: true,
      },
    ],
  },
  {
    key: 'resume',
    from: ['suspended'],
    title: words.resume,
    said: words.resumeSaid,
    service: 'casework',
    path: 'suspension/end',
    fields: [],
  },
  {
    key: 'close',
    from: ['closing'],
    title: words.close,
    hint: words.closeHint,
    said: words.closeSaid,
    service: 'equipe',
    path: 'closing',
    fields: [
      {
        name: 'outcome',
        kind: 'choice',
        label: words.caseOutcome,
        choices: OUTCOMES.map((code) => [code, outcomeWords(code)] as const),
      },
      { name: 'referencePersonId', kind: 'person', label: words.reference },
      { name: 'service', kind: 'text', label: words.service },
      { name: 'note', kind: 'text', label: words.continuity },
    ],
  },
  {
    key: 'resumption',
    from: ['closed'],
    title: words.resumption,
    hint: words.resumptionHint,
    said: words.resumptionSaid,
    service: 'equipe',
    path: 'resumption',
    fields: [],
  },
]

export const MOVES: readonly Move[] = [...LEADING_MOVES, ...OTHER_MOVES]

/** The steps that a case takes from its phase, the one that leads on first. */
export function movesFrom(phase: PicPhase): readonly Move[] {
  return MOVES.filter(({ from }) => from.includes(phase))
}
