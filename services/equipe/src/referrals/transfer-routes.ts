import { territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { referralParams, referralSummary } from './referral-summary.ts'
import { runReferralCommand } from './run-referral-command.ts'
import { answerTransfer, confirmCompetence, openTransferOf, proposeTransfer } from './transfer-competence.ts'

const words = z.string().trim().min(1).max(1000)
const answers = { 200: referralSummary }
const tags = ['referrals']

/** Another territory is competent when its coordinator accepts; until then the referral stays. */
export function transferRoutes(deps: EquipeDeps, http: HttpApp): void {
  proposeRoute(deps, http)
  answerRoute(deps, http)
  confirmRoute(deps, http)
}

function proposeRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/transfer',
    config: { action: 'referral.transfer' },
    schema: {
      summary: 'Propose that another territory is competent',
      tags,
      params: referralParams,
      body: z.object({ toTerritory: territorySchema, reason: words }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        proposeTransfer(tx, referral, { ...request.body, by: request.actor.personId }),
      ),
  })
}

function answerRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/transfer/answer',
    config: { action: 'referral.transfer' },
    schema: {
      summary: "The other territory's coordinator accepts a referral, or does not",
      tags,
      params: referralParams,
      body: z.object({ accept: z.boolean() }),
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(
        deps,
        { request, reply, referralId: request.params.referralId },
        (tx, referral) =>
          answerTransfer(tx, referral, { accept: request.body.accept, by: request.actor.personId }),
        {
          authorize: async (tx, referral, resource) => {
            const transfer = await openTransferOf(tx, referral.referralId)
            request.authorize({ ...resource, ...(transfer ? { territory: transfer.to_territory } : {}) })
          },
        },
      ),
  })
}

function confirmRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/competence',
    config: { action: 'referral.transfer' },
    schema: {
      summary: 'Confirm that this territory is competent: the dispute ends',
      tags,
      params: referralParams,
      response: answers,
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        confirmCompetence(tx, referral, request.actor.personId),
      ),
  })
}
