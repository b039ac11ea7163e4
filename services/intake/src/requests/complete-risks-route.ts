import { recordRead } from '@intarsi/access'
import {
  completeRisks,
  id,
  type ReferralForm,
  type RiskCompletion,
  riskCompletion,
  romeDay,
} from '@intarsi/contracts'
import { type HttpApp, ifMatch, problem, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { authorizeOnReferral } from '../referrals/authorize-on-referral.ts'
import { formProblem } from '../referrals/check-referral.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from '../referrals/load-referral.ts'
import type { IntakeSchema, IntakeTx } from '../schema.ts'
import { getSportello } from '../sportelli/find-sportello.ts'
import { asked } from './amend-routes.ts'
import { keepCompletion } from './complete-routes.ts'
import { foundAfter, keepFoundRisks } from './found-risks.ts'
import { latestForm } from './latest-form.ts'
import { lockReferral } from './lock-referral.ts'

/** Row 29 is completed before the table decides, by who may open what is restricted; a record says that they did. */
export function completeRisksRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'PATCH',
    url: '/referrals/:referralId/risk-factors',
    config: { action: 'referral.complete', idempotent: true },
    schema: {
      summary:
        'Complete the risk factors with the household; recorded, and not read by the sportello. If-Match: the version of the form',
      tags: ['referrals'],
      params: z.object({ referralId: id }),
      body: riskCompletion,
      response: { 202: asked },
    },
    handler: async (request, reply) => {
      const { referralId } = request.params
      await authorize(deps.db, request, await getReferral(deps.db, referralId))
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = await lockReferral(tx, referralId)
            // It may have been given to somebody else while this waited.
            await authorize(tx.trx, request, row)
            ifMatch(request, row.version)
            return {
              status: 202 as const,
              body: await complete(deps, tx, { request, row, changes: request.body }),
            }
          }),
        request.cause,
      )
      return reply.code(answer.status).send(answer.body)
    },
  })
}

async function authorize(db: Kysely<IntakeSchema>, request: FastifyRequest, row: ReferralRow): Promise<void> {
  await authorizeOnReferral(db, request, row)
  const opens = request.may('referral.read-restricted', resourceOfReferral(row))
  if (!opens.allow) throw problem(403, opens.code, opens.detail)
}

type Completing = { request: FastifyRequest; row: ReferralRow; changes: RiskCompletion }

async function complete(deps: IntakeDeps, tx: IntakeTx, { request, row, changes }: Completing) {
  const before = await latestForm(tx.trx, row)
  const after = await completed(deps, tx, { row, before, changes })
  await recordRead(tx.trx, {
    actor: request.actor,
    action: 'referral.complete',
    territory: row.territory_id,
    subjectKind: 'risk-factors',
    subjectId: row.referral_id,
    householdId: row.household_id,
    at: tx.now,
    correlationId: tx.cause.correlationId,
  })
  const answer = await keepCompletion(deps, tx, { request, row, before, after })
  await keepFoundRisks(tx, row, foundAfter(before, after, row.found_risks))
  return answer
}

async function completed(
  { clock, rules }: IntakeDeps,
  tx: IntakeTx,
  { row, before, changes }: Omit<Completing, 'request'> & { before: ReferralForm },
): Promise<ReferralForm> {
  const { territory_id: sportelloTerritory } = await getSportello(tx.trx, row.sportello_id)
  const context = { on: romeDay(clock.now()), sportelloTerritory, fieldsRequired: rules.fieldsRequired }
  const done = completeRisks(before, changes, context)
  if (!done.ok) throw formProblem(done.faults)
  return done.form
}
