import { areaSchema, id, territorySchema } from '@intarsi/contracts'
import { type HttpApp, pageOf, pageQuery, problem, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { inviteObserver } from '../observers/invite-observer.ts'
import { authorizeOn } from '../referrals/authorize-on.ts'
import { lockReferral, reloadReferral } from '../referrals/referral.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import type { EquipeTx } from '../schema.ts'
import { equipeView, viewOfEquipe } from './equipe-view.ts'
import { listEquipes } from './list-equipes.ts'
import type { EquipeRow } from './tables.ts'

const tags = ['equipes']
const words = z.string().trim().min(1).max(200)

export function getEquipeRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId/equipe',
    config: { action: 'equipe.read' },
    schema: {
      summary: "A household's équipe with its vacancies",
      tags,
      params: z.object({ picId: id }),
      response: { 200: equipeView },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const equipe = await findEquipe(tx, request.params.picId)
        request.authorize(await resourceOf(tx, await reloadReferral(tx, equipe.referral_id)))
        return await viewOfEquipe(tx, equipe)
      }, request.cause),
  })
}

export function listEquipesRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/equipes',
    config: { action: 'table.manage' },
    schema: {
      summary: 'The équipes of a territory, with every vacancy and its reason',
      tags,
      params: z.object({ territory: territorySchema }),
      querystring: z.object({ ...pageQuery, vacant: z.stringbool().optional() }),
      response: { 200: pageOf(equipeView) },
    },
    handler: (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      return deps.unitOfWork((tx) => listEquipes(tx, { territory, ...request.query }), request.cause)
    },
  })
}

export function inviteObserverRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/observers',
    config: { action: 'equipe.manage', idempotent: true },
    schema: {
      summary: 'Invite an observer: somebody who sees the household often, without an account',
      tags,
      params: z.object({ picId: id }),
      body: z.object({
        role: z.string().regex(/^[a-z0-9-]{2,60}$/),
        area: areaSchema,
        name: words,
        contact: words,
        referentId: id.describe('Member of the équipe to whom the observer dictates'),
      }),
      response: { 201: equipeView },
    },
    handler: async (request, reply) => {
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const equipe = await findEquipe(tx, request.params.picId)
            const referral = await lockReferral(tx, equipe.referral_id)
            if (!referral) throw referralNotFound()
            await authorizeOn(tx, request, referral)
            const { sharingLimits } = referral.row.facts
            await inviteObserver(tx, equipe, { ...request.body, sharingLimits })
            return { status: 201 as const, body: await viewOfEquipe(tx, equipe) }
          }),
        request.cause,
      )
      return reply.status(answer.status).send(answer.body)
    },
  })
}

/** The équipe of a PIC, the newest when it was taken up again. */
async function findEquipe(tx: EquipeTx, picId: string): Promise<EquipeRow> {
  const equipe = await tx.trx
    .selectFrom('equipe')
    .selectAll()
    .where('pic_id', '=', picId)
    .orderBy('formed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!equipe) throw problem(404, 'equipe-not-found', 'This integrated case has no équipe.')
  return equipe
}
