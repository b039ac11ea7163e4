import { equipeFormed, id } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import type { IntakeSchema } from '../schema.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from './load-referral.ts'
import { referralDetail, type referralSummary } from './schemas.ts'

export function showReferralRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId',
    config: { action: 'referral.read-own' },
    schema: {
      summary: 'Where the referral stands as its sportello sees it, and its whole history',
      tags: ['referrals'],
      params: z.object({ referralId: id }),
      response: { 200: referralDetail },
    },
    handler: async (request) => {
      const row = await getReferral(db, request.params.referralId)
      request.authorize(resourceOfReferral(row))
      return { ...summaryOf(row), ...(await detailOf(db, row)) }
    },
  })
}

/** What `summaryOf` reads: a list reads no forms. */
export const SUMMARY_COLUMNS = [
  'referral_id',
  'number',
  'household_id',
  'territory_id',
  'sportello_id',
  'request_kind',
  'urgency',
  'state',
  'view',
  'next_step_on',
  'submitted_at',
] as const satisfies readonly (keyof ReferralRow)[]

export function summaryOf(
  row: Pick<ReferralRow, (typeof SUMMARY_COLUMNS)[number]>,
): z.infer<typeof referralSummary> {
  return {
    referralId: row.referral_id,
    number: row.number,
    householdId: row.household_id,
    territory: row.territory_id,
    sportelloId: row.sportello_id,
    requestKind: row.request_kind,
    urgency: row.urgency,
    state: row.state,
    nextStep: row.view.nextStep,
    nextStepOn: row.next_step_on,
    submittedAt: row.submitted_at.toISOString(),
  }
}

async function detailOf(db: Kysely<IntakeSchema>, row: ReferralRow) {
  const facts = await db
    .selectFrom('referral_history')
    .select(['at', 'type', 'data'])
    .where('referral_id', '=', row.referral_id)
    .where('type', '!=', equipeFormed.type)
    .orderBy('at')
    .orderBy('sequence')
    .execute()
  return {
    competence: row.competence,
    entered: row.entered_by && { as: row.entered_by.as, channel: row.form.channel },
    urgencyReasons: row.urgency_reasons,
    standing: row.view,
    requests: await requestsOf(db, row),
    history: facts.map(({ at, type, data }) => ({ at: at.toISOString(), type: shortName(type), data })),
  }
}

async function requestsOf(db: Kysely<IntakeSchema>, row: ReferralRow) {
  const requests = await db
    .selectFrom('request')
    .select(['request_id', 'kind', 'requested_as', 'requested_at', 'outcome', 'outcome_reason'])
    .where('referral_id', '=', row.referral_id)
    .orderBy('requested_at')
    .execute()
  return requests.map((request) => ({
    requestId: request.request_id,
    kind: request.kind,
    requestedAs: request.requested_as,
    requestedAt: request.requested_at.toISOString(),
    outcome: request.outcome,
    reason: request.outcome_reason,
  }))
}

/** `it.intarsi.equipe.referral-moved.v1` is `referral-moved` to a reader. */
function shortName(type: string): string {
  return type.split('.').at(-2) ?? type
}
