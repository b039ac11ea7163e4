import { id } from '@intarsi/contracts'
import { etag, type HttpApp, problem, problemOf, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { Referral } from '../referrals/referral.ts'
import { referralParams, referralSummary, summaryOf } from '../referrals/referral-summary.ts'
import { openForCommand } from '../referrals/run-referral-command.ts'
import { isUrgent } from '../routing/due.ts'
import type { EquipeTx } from '../schema.ts'
import {
  type Authority,
  authorityOver,
  decideAuthority,
  decideSecondPerson,
  resourceOfAuthority,
} from './authority.ts'
import { annulDecision, correctDecision } from './correct-decision.ts'
import { type DecisionBody, decisionBody } from './decision-body.ts'
import { decisionView, viewOfDecision } from './decision-view.ts'
import { type DecisionOutcome, recordDecision } from './record-decision.ts'
import type { DecisionRow } from './tables.ts'

const tags = ['decisions']
const words = z.string().trim().min(1).max(1000)
const decisionParams = z.object({ decisionId: id })
const decided = z.object({ decision: decisionView, referral: referralSummary })

/** Decisions on a referral: who may is asked of the table as it is today, and of two at once one wins. */
export function recordDecisionRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/decisions',
    config: { action: 'referral.decide', idempotent: true },
    schema: {
      summary: 'Record a decision at the table, or between meetings with a second person',
      tags,
      params: referralParams,
      body: decisionBody,
      response: { 201: decided },
    },
    handler: async (request, reply) => {
      const { body } = request
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const { referral, authority } = await openDecision(tx, request, { ...request.params, body })
            const by = request.actor.personId
            return await answerOf(tx, await recordDecision(tx, referral, { body, by, authority }))
          }),
        request.cause,
      )
      etag(reply, answer.body.referral.version)
      return reply.status(answer.status).send(answer.body)
    },
  })
}

/** A decision recorded in place of another. */
export function correctDecisionRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/decisions/:decisionId/correction',
    config: { action: 'referral.decide', idempotent: true },
    schema: {
      summary: 'Correct a decision: another takes its place, and everybody who was told is told again',
      tags,
      params: decisionParams,
      body: decisionBody,
      response: { 201: decided },
    },
    handler: async (request, reply) => {
      const { body } = request
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const { decision, referralId } = await findDecision(tx, request.params.decisionId)
            const { referral, authority } = await openDecision(tx, request, { referralId, body })
            const by = request.actor.personId
            return await answerOf(tx, await correctDecision(tx, referral, { decision, body, by, authority }))
          }),
        request.cause,
      )
      etag(reply, answer.body.referral.version)
      return reply.status(answer.status).send(answer.body)
    },
  })
}

export function annulDecisionRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/decisions/:decisionId/annulment',
    config: { action: 'referral.decide' },
    schema: {
      summary: 'Annul a decision: the referral is read again',
      tags,
      params: decisionParams,
      body: z.object({ reason: words }),
      response: { 200: referralSummary },
    },
    handler: async (request, reply) => {
      const summary = await deps.unitOfWork(async (tx) => {
        const { decision, referralId } = await findDecision(tx, request.params.decisionId)
        const { referral } = await openDecision(tx, request, { referralId, body: {} })
        const by = request.actor.personId
        const annulled = await annulDecision(tx, referral, { decision, by, reason: request.body.reason })
        if (!annulled.ok) throw problemOf(annulled)
        return await summaryOf(tx, annulled.referral)
      }, request.cause)
      etag(reply, summary.version)
      return summary
    },
  })
}

type Opening = { referralId: string; body: Partial<Pick<DecisionBody, 'between' | 'meetingId'>> }

/** Locks the referral for a decision. A replaced chair and the loser of a race hear who, what and when (409). */
export async function openDecision(
  tx: EquipeTx,
  request: FastifyRequest,
  { referralId, body }: Opening,
): Promise<{ referral: Referral; authority: Authority }> {
  let authority: Authority | undefined
  const referral = await openForCommand(
    tx,
    { request, referralId },
    {
      authorize: async (_tx, found, resource) => {
        authority = await authorityOver(tx, found)
        const may = decideAuthority(authority, { by: request.actor.personId, between: !!body.between })
        if (!may.ok && may.code === 'chair-replaced') throw problemOf(may)
        request.authorize(resourceOfAuthority(resource, authority))
        if (!may.ok) throw problemOf(may)
      },
      refuse: refuseLoser,
    },
  )
  if (!authority) throw new Error('A decision was opened without asking who decides')
  if (body.meetingId) await requireMeeting(tx, referral, { meetingId: body.meetingId, authority })
  await requireSecondPerson(tx, referral, { by: request.actor.personId, between: body.between })
  return { referral, authority }
}

async function requireSecondPerson(
  tx: EquipeTx,
  referral: Referral,
  { by, between }: { by: string; between: DecisionBody['between'] },
): Promise<void> {
  if (!between) return
  if (!isUrgent(referral.urgency))
    throw problem(409, 'not-urgent', 'Only U0 and U1 are decided between meetings.', {
      urgency: referral.urgency,
    })
  const second = await decideSecondPerson(tx, referral, { by, ...between })
  if (!second.ok) throw problemOf(second)
}

/** Minutes make a meeting's decisions final: only a meeting of who reads or decides is named. */
async function requireMeeting(
  tx: EquipeTx,
  { row }: Referral,
  { meetingId, authority }: { meetingId: string; authority: Authority },
): Promise<void> {
  const tables = [row.reading_table_id, authority.tableId].filter((table) => table !== null)
  const meeting = await tx.trx
    .selectFrom('meeting')
    .select('meeting_id')
    .where('meeting_id', '=', meetingId)
    .where('table_id', 'in', tables)
    .where('state', '!=', 'cancelled')
    .executeTakeFirst()
  if (!meeting)
    throw problem(409, 'not-this-meeting', 'This is no meeting of the table that decides.', { meetingId })
}

/** Somebody decided since this version was read. */
async function refuseLoser(tx: EquipeTx, referral: Referral, version: number): Promise<void> {
  if (version === referral.row.version) return
  const last = await tx.trx
    .selectFrom('decision')
    .selectAll()
    .where('referral_id', '=', referral.referralId)
    .orderBy('decided_at', 'desc')
    .orderBy('decision_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return
  throw problem(409, 'already-decided', 'Somebody decided on this referral since you read it.', {
    decidedBy: last.decided_by,
    decidedAt: last.decided_at.toISOString(),
    kind: last.kind,
    decisionId: last.decision_id,
    currentVersion: referral.row.version,
  })
}

async function answerOf(tx: EquipeTx, outcome: DecisionOutcome) {
  if (!outcome.ok) throw problemOf(outcome)
  const { decision, referral } = outcome
  const body = { decision: viewOfDecision(decision), referral: await summaryOf(tx, referral) }
  return { status: 201 as const, body }
}

/** The decision and the referral it is about; 404 when there is none. */
export async function findDecision(
  tx: EquipeTx,
  decisionId: string,
): Promise<{ decision: DecisionRow; referralId: string }> {
  const decision = await tx.trx
    .selectFrom('decision')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  if (!decision) throw problem(404, 'decision-not-found', 'There is no such decision.')
  return { decision, referralId: decision.referral_id }
}
