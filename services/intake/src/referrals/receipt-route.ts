import type { Resource } from '@intarsi/access'
import { id, instant, type ReferralState, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import type { IntakeSchema } from '../schema.ts'
import { resourceOf } from '../sportelli/sportello-resource.ts'
import { historyOf } from './keep-fact.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from './load-referral.ts'
import { evolved, type HistoryFact, newView } from './referral-view.ts'

const printed = z.object({
  referralId: id,
  number: z.string(),
  territory: territorySchema,
  sportelloId: id,
  submittedAt: instant,
  nextStep: z.string(),
  nextStepOn: z.iso.date().nullable(),
  meeting: z.object({ startsAt: instant }).nullable(),
  answered: z
    .object({ at: instant, over: z.boolean() })
    .nullable()
    .describe('Decided, or taken back, and since when: no next step of the referral is told any more'),
  question: z
    .object({ fields: z.array(z.string()) })
    .nullable()
    .describe('What is asked for, for who may answer it'),
  mayRead: z
    .object({ own: z.boolean(), file: z.boolean() })
    .describe('What else of it may be read: as its sportello, or as who has it in hand'),
})

/** What is handed over a counter: no name, no word of the form, nothing that was decided. */
export function receiptRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/receipt',
    config: { action: 'referral.read-receipt' },
    schema: {
      summary: 'The number of a referral, its next step and the date, for who sent or entered it',
      tags: ['referrals'],
      params: z.object({ referralId: id }),
      response: { 200: printed },
    },
    handler: async (request) => {
      const row = await getReferral(db, request.params.referralId)
      request.authorize(resourceOfEntry(row))
      const { view } = row
      const answered = await answeredOf(db, row)
      const answers = view.question !== null && request.may('referral.answer', resourceOfQuestion(row)).allow
      return {
        referralId: row.referral_id,
        number: row.number,
        territory: row.territory_id,
        sportelloId: row.sportello_id,
        submittedAt: row.submitted_at.toISOString(),
        ...(answered ? NO_STEP : stepOf(row)),
        answered,
        question: answers && view.question ? { fields: view.question.fields } : null,
        mayRead: {
          own: request.may('referral.read-own', resourceOfReferral(row)).allow,
          file: request.may('referral.read-file', resourceOfReferral(row)).allow,
        },
      }
    },
  })
}

/** Decided and on its way to being done, by the table or the coordinator. */
const DECIDED: ReadonlySet<ReferralState> = new Set(['admitted', 'waiting-list', 'handing-over'])
const OVER: ReadonlySet<ReferralState> = new Set(['handed-over', 'advised', 'joined', 'withdrawn', 'void'])

const NO_STEP = { nextStep: 'none', nextStepOn: null, meeting: null }

function stepOf({ view, next_step_on: nextStepOn }: ReferralRow) {
  return { nextStep: view.nextStep, nextStepOn, meeting: view.meeting && { startsAt: view.meeting.startsAt } }
}

/**
 * Whether somebody answered the referral, since when, and whether all of it is over. What was answered is not told here, nor
 * what is said of it meanwhile: a waiting list is told of every month.
 */
async function answeredOf(db: Kysely<IntakeSchema>, row: ReferralRow) {
  const { referral_id: referralId, referrer_id: referrerId, state, view } = row
  if (answerIn(state) === null) return null
  const at = answeredAt(referrerId, await historyOf(db, referralId))
  if (at === null) return null
  const closedAt = view.presaInCarico?.closedAt ?? null
  return { at: closedAt ?? at, over: answerIn(state) === 'over' || closedAt !== null }
}

function answerIn(state: ReferralState): 'decided' | 'over' | null {
  if (OVER.has(state)) return 'over'
  return DECIDED.has(state) ? 'decided' : null
}

/** When the referral came to be decided, or over, as it is now. */
function answeredAt(referrerId: string, facts: readonly HistoryFact[]): string | null {
  let view = newView(referrerId)
  let at: string | null = null
  for (const fact of facts) {
    const after = evolved(view, fact)
    if (answerIn(after.state) !== answerIn(view.state)) at = fact.at
    view = after
  }
  return at
}

type Entered = Pick<ReferralRow, 'territory_id' | 'sportello_id' | 'body_id' | 'entered_by' | 'referrer_id'>

/** Who sent it or wrote it down. Named for this alone: by it nobody reads a file. */
function resourceOfEntry(row: Entered): Resource {
  return { ...resourceOf(row), personIds: row.entered_by ? [row.entered_by.personId] : [] }
}

/** Whom a question is put to: its sportello, or who entered it where nobody there has an account. */
export function resourceOfQuestion(row: Entered): Resource {
  const isAsked = row.entered_by?.personId === row.referrer_id
  return { ...resourceOf(row), personIds: isAsked ? [row.referrer_id] : [] }
}
