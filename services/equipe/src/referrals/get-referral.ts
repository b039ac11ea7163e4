import { fileViewOf, recordRead } from '@intarsi/access'
import { AREAS, decisionFacts } from '@intarsi/contracts'
import { etag, type HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeTx } from '../schema.ts'
import { listOverlaps } from '../teams/overlaps.ts'
import { authorizeOn } from './authorize-on.ts'
import { listAttempts } from './contact-routes.ts'
import { joinedTo, mayAlso } from './joined-to.ts'
import type { May } from './list-readable.ts'
import { loadReferral, type Referral } from './referral.ts'
import { listChoices, listDecisions, listMoves, listOthers, listRequests } from './referral-history.ts'
import { referralParams, summaryOf } from './referral-summary.ts'
import { type ReferralView, referralView } from './referral-view.ts'
import { resourceOf } from './resource-of.ts'
import { referralNotFound } from './run-referral-command.ts'
import { viewForSeat } from './view-for-seat.ts'
import { findVoidRequest } from './void-referral.ts'

export function getReferralRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId',
    config: { action: 'referral.read-file' },
    schema: {
      summary: 'A referral as who has it in hand reads it, with the reasons of everything',
      tags: ['referrals'],
      params: referralParams,
      response: { 200: referralView },
    },
    handler: (request, reply) =>
      deps.unitOfWork(async (tx) => {
        const referral = await findReferral(tx, request.params.referralId)
        const resource = await resourceOf(tx, referral)
        await authorizeOn(tx, request, referral, resource)
        await recordRead(tx.trx, {
          actor: request.actor,
          action: 'referral.read-file',
          territory: referral.territory,
          subjectKind: 'referral',
          subjectId: referral.referralId,
          householdId: referral.householdId,
          at: tx.now,
          correlationId: tx.cause.correlationId,
        })
        etag(reply, referral.row.version)
        const view = await viewOfReferral(tx, referral, request.may)
        const shown = fileViewOf(request.actor, resource)
        return shown.restricted ? view : viewForSeat(view, shown)
      }, request.cause),
  })
}

/** Codes of risk, violence and legal danger: opened with a reason, and every opening is written down. The reason is no part of a URL. */
export function getRestrictedRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/restricted',
    config: { action: 'referral.read-restricted' },
    schema: {
      summary: 'The restricted codes of a referral, with the reason for opening them',
      tags: ['referrals'],
      params: referralParams,
      body: z.object({ reason: z.string().trim().min(5).max(300) }),
      response: { 200: decisionFacts.pick({ riskFactors: true, urgencyCriteria: true }) },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const referral = await findReferral(tx, request.params.referralId)
        request.authorize(await resourceOf(tx, referral))
        await recordRead(tx.trx, {
          actor: request.actor,
          action: 'referral.read-restricted',
          territory: referral.territory,
          subjectKind: 'referral-restricted',
          subjectId: referral.referralId,
          householdId: referral.householdId,
          purpose: request.body.reason,
          at: tx.now,
          correlationId: tx.cause.correlationId,
        })
        const { riskFactors, urgencyCriteria } = referral.row.facts
        return { riskFactors, urgencyCriteria }
      }, request.cause),
  })
}

async function findReferral(tx: EquipeTx, referralId: string): Promise<Referral> {
  const referral = await loadReferral(tx, referralId)
  if (!referral) throw referralNotFound()
  return referral
}

async function viewOfReferral(tx: EquipeTx, referral: Referral, may: May): Promise<ReferralView> {
  const { row } = referral
  const { riskFactors, urgencyCriteria, ...facts } = row.facts
  return {
    ...(await summaryOf(tx, referral)),
    sportelloId: row.sportello_id,
    referrerId: row.referrer_id,
    referrerRole: row.referrer_role,
    requestKind: row.request_kind,
    competence: { rule: row.competence_rule, disputedWith: row.disputed_with },
    profileVersion: row.profile_version,
    rule: row.rule,
    gate: row.gate,
    overriddenGates: row.overridden_gates,
    betweenMeetings: row.between_meetings,
    urgencyOverride: row.urgency_override,
    fieldsMissing: row.fields_missing,
    question: row.question,
    areas: [...AREAS],
    facts,
    restrictedCodes: riskFactors.length + urgencyCriteria.length,
    history: await listMoves(tx, referral),
    choices: await listChoices(tx, referral),
    decisions: await listDecisions(tx, referral),
    otherReferrals: await listOthers(tx, referral),
    overlaps: await overlapsFor(tx, referral, may),
    joinedTo: await joinedToFor(tx, referral, may),
    contactAttempts: await listAttempts(tx, referral.referralId),
    voidRequest: await findVoidRequest(tx, referral),
    requests: await listRequests(tx, referral),
  }
}

/** The way to the household's own case is for who may read it. */
async function overlapsFor(tx: EquipeTx, referral: Referral, may: May): Promise<ReferralView['overlaps']> {
  const overlaps = await listOverlaps(tx, referral)
  return await Promise.all(
    overlaps.map(async (overlap) => {
      if (overlap.kind !== 'own-case') return overlap
      const { referralId, ...known } = overlap
      const opener = await loadReferral(tx, referralId)
      const opens = opener && (await mayAlso(tx, may, 'referral.read-file', opener))
      return opens ? overlap : known
    }),
  )
}

async function joinedToFor(tx: EquipeTx, referral: Referral, may: May): Promise<ReferralView['joinedTo']> {
  const opener = await joinedTo(tx, referral)
  if (!opener) return null
  const opens = await mayAlso(tx, may, 'referral.read-file', opener)
  return {
    referralId: opens ? opener.referralId : null,
    referralNumber: opener.row.referral_number,
    territory: opener.territory,
  }
}
