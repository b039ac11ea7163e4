import { recordRead, roleFor } from '@intarsi/access'
import {
  COMPLETED_FIELDS,
  type Completion,
  completedAs,
  completedOf,
  completeForm,
  completion,
  id,
  type ReferralForm,
  refOf,
  romeDay,
} from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problemOf, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { authorizeOnReferral } from '../referrals/authorize-on-referral.ts'
import { formProblem } from '../referrals/check-referral.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from '../referrals/load-referral.ts'
import { openForm } from '../referrals/read-file.ts'
import type { IntakeTx } from '../schema.ts'
import { getSportello } from '../sportelli/find-sportello.ts'
import { asked } from './amend-routes.ts'
import { decideAmendment } from './amendment.ts'
import { keepAmendment } from './keep-request.ts'
import { latestForm } from './latest-form.ts'
import { lockReferral } from './lock-referral.ts'

const params = z.object({ referralId: id })
const url = '/referrals/:referralId/fields-to-complete'

/** What the preparer asks the household for: those fields as they are now, with what tells the members apart. */
export function fieldsToCompleteRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url,
    config: { action: 'referral.complete' },
    schema: {
      summary: 'The fields that who prepares completes with the household, changes under way included',
      tags: ['referrals'],
      params,
      response: {
        200: z.object({
          referralId: id,
          number: z.string(),
          version: z.number().int(),
          form: openForm.describe(
            'These fields alone, who the members are, and the level of the housing need',
          ),
        }),
      },
    },
    handler: async (request, reply) => {
      const row = await authorized(deps, request)
      const form = await latestForm(deps.db, row)
      await recordRead(deps.db, {
        actor: request.actor,
        action: 'referral.complete',
        territory: row.territory_id,
        subjectKind: 'referral',
        subjectId: row.referral_id,
        householdId: row.household_id,
        at: deps.clock.now(),
        correlationId: request.cause.correlationId,
      })
      etag(reply, row.version)
      const { referral_id: referralId, number, version } = row
      return { referralId, number, version, form: partToComplete(form) }
    },
  })
}

export function completeRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'PATCH',
    url,
    config: { action: 'referral.complete', idempotent: true },
    schema: {
      summary:
        'Complete the form with the household, as who prepares it; equipe answers. If-Match: the version of the form',
      tags: ['referrals'],
      params,
      body: completion,
      response: { 202: asked },
    },
    handler: async (request, reply) => {
      const { sportello_id } = await authorized(deps, request)
      const sportello = await getSportello(deps.db, sportello_id)
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = await lockReferral(tx, request.params.referralId)
            // It may have been given to somebody else while this waited.
            await authorizeOnReferral(tx.trx, request, row)
            ifMatch(request, row.version)
            const before = await latestForm(tx.trx, row)
            const after = completed(deps, before, {
              changes: request.body,
              sportelloTerritory: sportello.territory_id,
            })
            return {
              status: 202 as const,
              body: await keepCompletion(deps, tx, { request, row, before, after }),
            }
          }),
        request.cause,
      )
      return reply.code(answer.status).send(answer.body)
    },
  })
}

async function authorized({ db }: IntakeDeps, request: FastifyRequest): Promise<ReferralRow> {
  const row = await getReferral(db, params.parse(request.params).referralId)
  await authorizeOnReferral(db, request, row)
  return row
}

type Changes = { changes: Completion; sportelloTerritory: ReferralRow['territory_id'] }

function completed(
  { clock, rules }: IntakeDeps,
  before: ReferralForm,
  { changes, sportelloTerritory }: Changes,
): ReferralForm {
  const context = { on: romeDay(clock.now()), sportelloTerritory, fieldsRequired: rules.fieldsRequired }
  const done = completeForm(before, changes, context)
  if (!done.ok) throw formProblem(done.faults)
  return done.form
}

type Kept = { request: FastifyRequest; row: ReferralRow; before: ReferralForm; after: ReferralForm }

/** Keeps what was completed and asks equipe, in the role in which it was made; answers the request. */
export async function keepCompletion(deps: IntakeDeps, tx: IntakeTx, { request, row, before, after }: Kept) {
  const decision = decideAmendment(row, { before, after })
  if (!decision.ok) throw problemOf(decision)
  const [fact] = decision.facts
  const { referral_id: referralId } = row
  if (!fact) return { requestId: deps.newId(), referralId, status: 'nothing-to-change' as const }
  const role = roleFor(request.actor, 'referral.complete', resourceOfReferral(row))
  const amendment = {
    ...fact,
    kind: 'completion' as const,
    requestedBy: request.actor.personId,
    requestedAs: completedAs.parse(role),
    note: null,
  }
  const requestId = await keepAmendment(deps, tx, { row, amendment })
  return { requestId, referralId, status: 'pending' as const }
}

const WHO = ['ref', 'relation', 'givenName', 'familyName', 'birth'] as const

function partToComplete(form: ReferralForm): z.infer<typeof openForm> {
  return {
    ...only(form, COMPLETED_FIELDS),
    needs: { housing: form.needs.housing },
    members: form.members.map((member, index) => ({
      ...only(member, [...WHO, ...completedOf(member)]),
      ref: refOf(member, index),
    })),
  }
}

function only<Value extends object>(value: Value, fields: readonly (keyof Value)[]): Partial<Value> {
  const kept = Object.entries(value).filter(([field]) => (fields as readonly string[]).includes(field))
  return Object.fromEntries(kept) as Partial<Value>
}
