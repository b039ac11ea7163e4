import type { Resource } from '@intarsi/access'
import { id } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem, problemOf } from '@intarsi/http'
import type { Rejected } from '@intarsi/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeTx } from '../schema.ts'
import { tableBefore } from '../tables/ensure-tables.ts'
import { acceptProposal, declineProposal, leaveSeat } from './answer-proposal.ts'
import { findCaseManager, lockCaseManager } from './case-manager-rows.ts'
import { caseManagerView, viewOfCaseManager } from './case-manager-views.ts'
import { confirmRow } from './confirm-case-manager.ts'
import { completeHandOver, startHandOver } from './hand-over.ts'
import type { CaseManagerRow } from './tables.ts'

type Run<Body> = (
  tx: EquipeTx,
  row: CaseManagerRow,
  at: { by: string; body: Body },
) => Promise<{ ok: true } | Rejected>

type Route<Body extends z.ZodType> = {
  path: string
  action: 'case-manager.answer' | 'case-manager.confirm'
  summary: string
  body: Body
  run: Run<z.infer<Body>>
}

/** Every command of a case manager's seat goes the same way: household locked, rights, version, step. */
function seatRoute<Body extends z.ZodType>(deps: EquipeDeps, http: HttpApp, route: Route<Body>): void {
  http.route({
    method: 'POST',
    url: `/case-managers/:caseManagerId/${route.path}`,
    config: { action: route.action },
    schema: {
      summary: route.summary,
      tags: ['case-managers'],
      params: z.object({ caseManagerId: id }),
      body: route.body,
      response: { 200: caseManagerView },
    },
    handler: (request, reply) => {
      const { caseManagerId } = request.params as { caseManagerId: string }
      const body = request.body as z.infer<Body>
      return command(deps, { request, reply, caseManagerId }, (tx, row, by) =>
        route.run(tx, row, { by, body }),
      )
    },
  })
}

type Asked = { request: FastifyRequest; reply: FastifyReply; caseManagerId: string }

async function command(
  deps: EquipeDeps,
  { request, reply, caseManagerId }: Asked,
  run: (tx: EquipeTx, row: CaseManagerRow, by: string) => Promise<{ ok: true } | Rejected>,
) {
  const saved = await deps.unitOfWork(async (tx) => {
    const row = await lockCaseManager(tx, caseManagerId)
    if (!row) throw problem(404, 'case-manager-not-found', 'There is no such proposal.')
    request.authorize(await resourceOf(tx, row))
    ifMatch(request, row.version)
    const outcome = await run(tx, row, request.actor.personId)
    if (!outcome.ok) throw problemOf(outcome)
    return (await findCaseManager(tx, caseManagerId)) ?? row
  }, request.cause)
  etag(reply, saved.version)
  return viewOfCaseManager(saved)
}

/** The table that reads the referral gives its chair the right to confirm, if it does more than share. */
async function resourceOf(tx: EquipeTx, row: CaseManagerRow): Promise<Resource> {
  const reading = await tx.trx
    .selectFrom('referral')
    .select('reading_table_id as tableId')
    .where('referral_id', '=', row.referral_id)
    .executeTakeFirst()
  return {
    territory: row.territory_id,
    personIds: [row.person_id],
    ...(reading ? { tables: [tableBefore(row.territory_id, reading)] } : {}),
  }
}

const nothing = z.object({}).nullish()
const because = z.object({ reason: z.enum(['over-cap', 'no-language', 'absence', 'role-change']) })

/** What the proposed person answers. */
export function answerRoutes(deps: EquipeDeps, http: HttpApp): void {
  seatRoute(deps, http, {
    path: 'accept',
    action: 'case-manager.answer',
    summary: 'Accept to follow the household; before the decision there is nothing to do',
    body: nothing,
    run: (tx, row, { by }) => acceptProposal(tx, row, by),
  })
  seatRoute(deps, http, {
    path: 'decline',
    action: 'case-manager.answer',
    summary: 'Decline with a reason: the coordinator stands in at once and somebody else is proposed',
    body: because,
    run: (tx, row, { body }) => declineProposal(tx, row, body.reason),
  })
}

/** What the coordinator or the chair does with a seat. */
export function seatRoutes(deps: EquipeDeps, http: HttpApp): void {
  seatRoute(deps, http, {
    path: 'confirm',
    action: 'case-manager.confirm',
    summary: 'Confirm a proposal after the admission',
    body: nothing,
    run: async (tx, row, { by }) => {
      if (row.state !== 'proposed') throw problem(409, 'not-proposed', `This proposal is ${row.state}.`)
      if (!row.pic_id) throw problem(409, 'not-admitted', 'Before the admission only the decision confirms.')
      await confirmRow(tx, row, { picId: row.pic_id, by, mode: row.mode })
      return { ok: true }
    },
  })
  seatRoute(deps, http, {
    path: 'leave',
    action: 'case-manager.confirm',
    summary:
      'End a case manager for a reason: the coordinator stands in at once and somebody else is proposed',
    body: z.object({
      reason: z.enum([
        'over-cap',
        'no-language',
        'absence',
        'contract-ended',
        'role-change',
        'household-asks-other',
      ]),
    }),
    run: async (tx, row, { body }) => {
      const isHeld = row.state === 'confirmed' || row.state === 'handing-over'
      if (!isHeld) throw problem(409, 'not-confirmed', `Nobody leaves a seat that is ${row.state}.`)
      await leaveSeat(tx, row, { state: 'ended', reason: body.reason })
      return { ok: true }
    },
  })
  seatRoute(deps, http, {
    path: 'hand-over',
    action: 'case-manager.confirm',
    summary: 'Start a hand-over: both are named until the household has met them',
    body: z.object({
      toPersonId: id,
      reason: z.string().trim().min(3).max(200),
      overrideReason: z
        .string()
        .trim()
        .min(3)
        .max(200)
        .optional()
        .describe('Needed above the cap; holds 30 days'),
    }),
    run: (tx, row, { by, body: { overrideReason, ...handOver } }) =>
      startHandOver(tx, row, { ...handOver, by, ...(overrideReason ? { overrideReason } : {}) }),
  })
  seatRoute(deps, http, {
    path: 'hand-over/complete',
    action: 'case-manager.confirm',
    summary: 'The household met both: the successor is confirmed',
    body: nothing,
    run: (tx, row, { by }) => completeHandOver(tx, row, by),
  })
}
