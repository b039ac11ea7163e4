import { id } from '@intarsi/contracts'
import { type HttpApp, problemOf } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { lockReferral } from '../referrals/referral.ts'
import { referralParams, referralSummary } from '../referrals/referral-summary.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import { referralNotFound, runReferralCommand } from '../referrals/run-referral-command.ts'
import { withHolder } from '../referrals/with-holder.ts'
import type { EquipeTx } from '../schema.ts'
import { authorityOver, resourceOfAuthority } from './authority.ts'
import { overlapsChecked } from './decision-body.ts'
import { findDecision } from './decision-routes.ts'
import { decisionView, viewOfDecision } from './decision-view.ts'
import { ratifyDecision } from './ratify-decision.ts'
import { startPresaInCarico } from './start-presa-in-carico.ts'
import { tellHousehold } from './tell-household.ts'

const tags = ['decisions']
const decisionParams = z.object({ decisionId: id })

/** What follows a decision: ratified by the table, told to the household, started from the waiting list. */
export function followUpRoutes(deps: EquipeDeps, http: HttpApp): void {
  ratifyRoute(deps, http)
  tellRoute(deps, http)
  startRoute(deps, http)
}

function ratifyRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/decisions/:decisionId/ratification',
    config: { action: 'referral.decide' },
    schema: {
      summary: 'Ratify at the table what was decided between meetings',
      tags,
      params: decisionParams,
      response: { 200: decisionView },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const { referral, resource, decision } = await openDecided(tx, request.params.decisionId)
        const authority = await authorityOver(tx, referral)
        request.authorize(resourceOfAuthority(resource, authority))
        const ratified = await ratifyDecision(tx, referral, { decision, by: request.actor.personId })
        if (!ratified.ok) throw problemOf(ratified)
        return viewOfDecision(ratified.decision)
      }, request.cause),
  })
}

function tellRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/decisions/:decisionId/household-told',
    config: { action: 'referral.hand-over' },
    schema: {
      summary: 'Record that the household was told, by whom and in which language',
      tags,
      params: decisionParams,
      body: z.object({ personId: id, language: z.string().regex(/^[a-z]{3}$/) }),
      response: { 200: decisionView },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const { resource, decision } = await openDecided(tx, request.params.decisionId)
        request.authorize(withHolder(resource, decision.tells_person_id, 'preparer'))
        const told = await tellHousehold(tx, decision, request.body)
        if (!told.ok) throw problemOf(told)
        return viewOfDecision(told.decision)
      }, request.cause),
  })
}

function startRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/presa-in-carico',
    config: { action: 'pic.start' },
    schema: {
      summary:
        'Start the integrated case of a household that waits: the first in line, or another with a reason',
      tags: ['presa-in-carico'],
      params: referralParams,
      body: z.object({
        reason: z.string().trim().min(1).max(1000).optional(),
        overlapsChecked,
      }),
      response: { 200: referralSummary },
    },
    handler: (request, reply) =>
      runReferralCommand(deps, { request, reply, referralId: request.params.referralId }, (tx, referral) =>
        startPresaInCarico(tx, referral, { by: request.actor.personId, ...request.body }),
      ),
  })
}

async function openDecided(tx: EquipeTx, decisionId: string) {
  const { referralId } = await findDecision(tx, decisionId)
  const referral = await lockReferral(tx, referralId)
  if (!referral) throw referralNotFound()
  const { decision } = await findDecision(tx, decisionId)
  return { referral, decision, resource: await resourceOf(tx, referral) }
}
