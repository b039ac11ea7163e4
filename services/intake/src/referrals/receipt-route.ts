import type { Resource } from '@intarsi/access'
import { id, instant, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { resourceOf } from '../sportelli/sportello-resource.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from './load-referral.ts'

const printed = z.object({
  referralId: id,
  number: z.string(),
  territory: territorySchema,
  sportelloId: id,
  submittedAt: instant,
  nextStep: z.string(),
  nextStepOn: z.iso.date().nullable(),
  meeting: z.object({ startsAt: instant }).nullable(),
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
      const answers = view.question !== null && request.may('referral.answer', resourceOfQuestion(row)).allow
      return {
        referralId: row.referral_id,
        number: row.number,
        territory: row.territory_id,
        sportelloId: row.sportello_id,
        submittedAt: row.submitted_at.toISOString(),
        nextStep: view.nextStep,
        nextStepOn: row.next_step_on,
        meeting: view.meeting && { startsAt: view.meeting.startsAt },
        question: answers && view.question ? { fields: view.question.fields } : null,
        mayRead: {
          own: request.may('referral.read-own', resourceOfReferral(row)).allow,
          file: request.may('referral.read-file', resourceOfReferral(row)).allow,
        },
      }
    },
  })
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
