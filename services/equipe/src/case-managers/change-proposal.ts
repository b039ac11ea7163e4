import { id } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { openPicOf } from '../presa-in-carico/open-pic-of.ts'
import { loadReferral, lockReferral, type Referral } from '../referrals/referral.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import { isOpen } from '../referrals/states.ts'
import type { EquipeTx } from '../schema.ts'
import { listActive } from './case-manager-rows.ts'
import { caseManagerView, viewOfCaseManager } from './case-manager-views.ts'
import { giveSeat } from './give-seat.ts'

const params = z.object({ referralId: id })
const tags = ['case-managers']

export function changeProposalRoute({ unitOfWork }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/referrals/:referralId/case-manager',
    config: { action: 'case-manager.confirm' },
    schema: {
      summary: 'Propose somebody else than the system did, with a reason',
      tags,
      params,
      body: z.object({
        seat: z.enum(['case-manager', 'liaison']).default('case-manager'),
        personId: id,
        reason: z.string().trim().min(3).max(200),
        overrideReason: z
          .string()
          .trim()
          .min(3)
          .max(200)
          .optional()
          .describe('Needed above the cap; holds 30 days'),
      }),
      response: { 200: z.object({ items: z.array(caseManagerView) }) },
    },
    handler: async (request) => {
      const { seat, personId, reason, overrideReason } = request.body
      const rows = await unitOfWork(async (tx) => {
        const referral = await lockReferral(tx, request.params.referralId)
        if (!referral) throw problem(404, 'referral-not-found', 'There is no such referral.')
        request.authorize(await resourceOf(tx, referral))
        await refuseClosed(tx, referral)
        const active = await listActive(tx, referral.householdId)
        if (active.some((row) => row.seat === seat && row.state === 'confirmed')) {
          throw problem(
            409,
            'already-confirmed',
            'A confirmed case manager hands over; start a hand-over instead.',
          )
        }
        const { row: _row, ...ref } = referral
        const by = request.actor.personId
        const over = overrideReason ? { overrideReason } : {}
        await giveSeat(tx, { referral: ref, seat, personId, picId: referral.row.pic_id, by, reason, ...over })
        return await listActive(tx, referral.householdId)
      }, request.cause)
      return { items: rows.map(viewOfCaseManager) }
    },
  })
}

/** Nobody is proposed for a household that nobody reads or follows: the load would never be given back. */
async function refuseClosed(tx: EquipeTx, { row, householdId }: Referral): Promise<void> {
  if (isOpen(row.state) || (await openPicOf(tx, householdId))) return
  throw problem(409, 'referral-closed', `This referral is closed (${row.state}).`, { state: row.state })
}

const choiceView = z.object({
  purpose: z.string(),
  role: z.string(),
  personId: id.nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
  candidates: z.array(
    z.object({
      personId: id,
      load: z.number(),
      cap: z.number(),
      obstacle: z.string().nullable(),
      cost: z.number().nullable(),
    }),
  ),
  chosenAt: z.iso.datetime(),
  overriddenBy: id.nullable(),
  overrideReason: z.string().nullable(),
})

export function showCaseManagersRoute({ db, unitOfWork }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/referrals/:referralId/case-managers',
    config: { action: 'equipe.read' },
    schema: {
      summary: "The household's case managers, and why each was chosen and not the others",
      tags,
      params,
      response: { 200: z.object({ items: z.array(caseManagerView), choices: z.array(choiceView) }) },
    },
    handler: async (request) => {
      const { referralId } = request.params
      const referral = await unitOfWork(async (tx) => {
        const found = await loadReferral(tx, referralId)
        if (!found) throw problem(404, 'referral-not-found', 'There is no such referral.')
        request.authorize(await resourceOf(tx, found))
        return found
      }, request.cause)
      const rows = await db
        .selectFrom('case_manager')
        .selectAll()
        .where('household_id', '=', referral.householdId)
        .orderBy('since')
        .execute()
      const choices = await db
        .selectFrom('choice_record')
        .selectAll()
        .where('referral_id', '=', referralId)
        .orderBy('chosen_at')
        .execute()
      return {
        items: rows.map(viewOfCaseManager),
        choices: choices.map((row) => ({
          purpose: row.purpose,
          role: row.role,
          personId: row.person_id,
          runnerUpId: row.runner_up_id,
          reasons: row.reasons,
          candidates: row.explanation.candidates.map(({ parts: _parts, ...one }) => one),
          chosenAt: row.chosen_at.toISOString(),
          overriddenBy: row.overridden_by,
          overrideReason: row.override_reason,
        })),
      }
    },
  })
}
