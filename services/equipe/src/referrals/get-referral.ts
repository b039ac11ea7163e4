import { recordRead } from '@intarsi/access'
import { date, decisionFacts, id, instant, referralState, urgency } from '@intarsi/contracts'
import { etag, type HttpApp } from '@intarsi/http'
import * as z from 'zod'
import { decisionView } from '../decisions/decision-view.ts'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeTx } from '../schema.ts'
import { contactAttempt, listAttempts } from './contact-routes.ts'
import { loadReferral, type Referral } from './referral.ts'
import { listChoices, listDecisions, listMoves, listOthers, listRequests } from './referral-history.ts'
import { referralParams, referralSummary, summaryOf } from './referral-summary.ts'
import { resourceOf } from './resource-of.ts'
import { referralNotFound } from './run-referral-command.ts'

/** Codes of risk are opened with a reason, at `/referrals/{id}/restricted`. */
const openFacts = decisionFacts.omit({ riskFactors: true, urgencyCriteria: true })

const gate = z.object({
  id: z.string(),
  kind: z.enum(['precondition', 'not-yet', 'other-measure']),
  destination: z.object({ kind: z.enum(['service', 'territory', 'measure']), code: z.string() }),
  until: date.nullable(),
  reason: z.string(),
  summary: z.string(),
  facts: z.array(z.string()),
  ambiguous: z.boolean(),
  undecidable: z.array(z.string()),
})

const move = z.object({
  from: referralState,
  to: referralState,
  cause: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  nextStep: z.string(),
  nextStepOn: date.nullable(),
  movedBy: z.string(),
  movedAt: instant,
})

const choice = z.object({
  purpose: z.enum(['preparer', 'case-manager', 'seat']),
  role: z.string(),
  personId: id.nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
  chosenAt: instant,
})

/** What who has a referral in hand reads: everything but the restricted codes, and why each thing is as it is. */
export const referralView = referralSummary.extend({
  sportelloId: id,
  referrerId: id,
  referrerRole: z.string(),
  requestKind: z.string(),
  competence: z.object({ rule: z.string(), disputedWith: z.string().nullable() }),
  profileVersion: z.number().int(),
  rule: z.object({ id: z.string(), summary: z.string(), facts: z.array(z.string()) }),
  gate: gate.nullable(),
  overriddenGates: z.array(z.string()),
  betweenMeetings: z.boolean(),
  urgencyOverride: z
    .object({ level: urgency, computed: urgency, reason: z.string(), by: z.string(), at: instant })
    .nullable()
    .describe('What a person made of the computed urgency, and why'),
  fieldsMissing: z.array(z.string()),
  question: z
    .object({ round: z.number().int(), fields: z.array(z.string()), askedBy: z.string(), dueOn: date })
    .nullable(),
  facts: openFacts,
  restrictedCodes: z.number().int().describe('How many codes of risk and urgency are not shown here'),
  history: z.array(move),
  choices: z.array(choice),
  decisions: z.array(decisionView),
  otherReferrals: z
    .array(z.object({ referralId: id, referralNumber: z.string(), state: referralState }))
    .describe('Of the same household, the newest first'),
  contactAttempts: z.array(contactAttempt),
  requests: z.array(
    z.object({
      requestId: id,
      kind: z.enum(['amendment', 'withdrawal']),
      outcome: z.enum(['applied', 'passed-to-case-manager', 'refused']),
      reason: z.string().nullable(),
      changedFields: z.array(z.string()),
      answeredAt: instant,
    }),
  ),
})

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
        request.authorize(await resourceOf(tx, referral))
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
        return await viewOfReferral(tx, referral)
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

async function viewOfReferral(tx: EquipeTx, referral: Referral): Promise<z.infer<typeof referralView>> {
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
    facts,
    restrictedCodes: riskFactors.length + urgencyCriteria.length,
    history: await listMoves(tx, referral),
    choices: await listChoices(tx, referral),
    decisions: await listDecisions(tx, referral),
    otherReferrals: await listOthers(tx, referral),
    contactAttempts: await listAttempts(tx, referral.referralId),
    requests: await listRequests(tx, referral),
  }
}
