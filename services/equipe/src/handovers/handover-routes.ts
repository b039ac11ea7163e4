import { date, id } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { authorizeOn } from '../referrals/authorize-on.ts'
import { referralParams, referralSummary } from '../referrals/referral-summary.ts'
import { type ReferralCommandOptions, runReferralCommand } from '../referrals/run-referral-command.ts'
import { withHolder } from '../referrals/with-holder.ts'
import { confirmHandover, failHandover } from './confirm-handover.ts'
import { exclusionOf, tellOfHandover } from './tell-of-handover.ts'

const words = z.string().trim().min(1).max(1000)
const tags = ['handovers']
const answers = { 200: referralSummary }

/** A redirect ends when somebody at the destination answered, recorded by them or by who telephoned. */
export function handoverRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/handover/confirmation',
    config: { action: 'referral.hand-over' },
    schema: {
      summary: 'Record who at the destination took the referral, and when',
      tags,
      params: referralParams,
      body: z.object({ answeredBy: words.describe('Name of who answered'), answeredOn: date }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(
        deps,
        { request, reply, referralId: request.params.referralId },
        (tx, referral) => confirmHandover(tx, referral, { ...request.body, by: request.actor.personId }),
        alsoDestination(request),
      ),
  })
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/handover/failure',
    config: { action: 'referral.hand-over' },
    schema: {
      summary: 'Record that the destination does not take the referral: it is read here again',
      tags,
      params: referralParams,
      body: z.object({ reason: words }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(
        deps,
        { request, reply, referralId: request.params.referralId },
        (tx, referral) => failHandover(tx, referral, { ...request.body, by: request.actor.personId }),
        alsoDestination(request),
      ),
  })
}

/** A confirmed exclusion is no decision of a table: that the household was told of it is recorded here. */
export function exclusionToldRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/handover/household-told',
    config: { action: 'referral.hand-over' },
    schema: {
      summary: 'Record that the household was told where it is sent, by whom and in which language',
      tags,
      params: referralParams,
      body: z.object({ personId: id, language: z.string().regex(/^[a-z]{3}$/) }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(
        deps,
        { request, reply, referralId: request.params.referralId },
        (tx, referral) => tellOfHandover(tx, referral, request.body),
        {
          authorize: async (tx, referral, resource) => {
            const exclusion = await exclusionOf(tx, referral.referralId)
            await authorizeOn(
              tx,
              request,
              referral,
              withHolder(resource, exclusion?.tells_person_id, 'preparer'),
            )
          },
        },
      ),
  })
}

/** The territory to which a referral is sent answers for itself. */
function alsoDestination(request: FastifyRequest): ReferralCommandOptions {
  return {
    authorize: async (tx, referral, resource) => {
      const open = await tx.trx
        .selectFrom('handover')
        .select('destination_territory')
        .where('referral_id', '=', referral.referralId)
        .where('state', '=', 'open')
        .executeTakeFirst()
      const territory = open?.destination_territory
      if (territory && request.may('referral.hand-over', { ...resource, territory }).allow) return
      await authorizeOn(tx, request, referral, resource)
    },
  }
}
