import { id, instant, presaInCaricoClosed, territorySchema } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem, problemOf } from '@intarsi/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { lockReferral, reloadReferral } from '../referrals/referral.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import { requireVersion } from '../require-version.ts'
import type { EquipeTx } from '../schema.ts'
import { closePic } from './close-pic.ts'
import { decideClosing, decideResume } from './decide-pic.ts'
import { reopenPic } from './reopen-pic.ts'
import type { PresaInCaricoRow } from './tables.ts'

const tags = ['presa-in-carico']
const params = z.object({ picId: id })
const words = z.string().trim().min(1).max(1000)
const outcome = presaInCaricoClosed.data.shape.outcome

const picView = z.object({
  picId: id,
  householdId: id,
  territory: territorySchema,
  openedAt: instant,
  closedAt: instant.nullable(),
  outcome: outcome.nullable(),
  referencePersonId: id.nullable(),
  continuityService: z.string().nullable(),
  resumedAt: instant.nullable(),
  referrals: z.array(z.object({ referralId: id, referralNumber: z.string() })),
  version: z.number().int(),
})

export function picRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId',
    config: { action: 'equipe.read' },
    schema: { summary: 'An integrated case', tags, params, response: { 200: picView } },
    handler: (request, reply) =>
      deps.unitOfWork(async (tx) => {
        const pic = await findPic(tx, request.params.picId)
        request.authorize(await resourceOf(tx, await reloadReferral(tx, pic.referral_id)))
        etag(reply, pic.version)
        return await viewOf(tx, pic)
      }, request.cause),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/closing',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Close an integrated case: its outcome, and who stays near the household',
      tags,
      params,
      body: z.object({
        outcome,
        continuity: z.object({ referencePersonId: id, service: words, note: words }),
      }),
      response: { 200: picView },
    },
    handler: (request, reply) =>
      command(deps, request, reply, async (tx, pic) => {
        const may = decideClosing(pic)
        if (!may.ok) throw problemOf(may)
        const by = request.actor.personId
        return await closePic(tx, { picId: pic.pic_id, by, ...request.body })
      }),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/resumption',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Take a closed integrated case up again, within 12 months',
      tags,
      params,
      response: { 200: picView },
    },
    handler: (request, reply) =>
      command(deps, request, reply, async (tx, pic) => {
        const may = decideResume(pic, tx.now)
        if (!may.ok) throw problemOf(may)
        const resumed = await reopenPic(tx, { picId: pic.pic_id, by: request.actor.personId })
        if (!resumed) throw problem(409, 'pic-open', 'The household has another open integrated case.')
        return resumed
      }),
  })
}

async function command(
  deps: EquipeDeps,
  request: FastifyRequest<{ Params: { picId: string } }>,
  reply: FastifyReply,
  work: (tx: EquipeTx, pic: PresaInCaricoRow) => Promise<PresaInCaricoRow>,
) {
  const view = await deps.unitOfWork(async (tx) => {
    const { referral_id: referralId } = await findPic(tx, request.params.picId)
    const referral = await lockReferral(tx, referralId)
    const pic = await findPic(tx, request.params.picId)
    if (!referral) throw new Error(`PIC ${pic.pic_id} has no referral`)
    request.authorize(await resourceOf(tx, referral))
    requireVersion(ifMatch(request), pic.version)
    return await viewOf(tx, await work(tx, pic))
  }, request.cause)
  etag(reply, view.version)
  return view
}

async function findPic(tx: EquipeTx, picId: string): Promise<PresaInCaricoRow> {
  const pic = await tx.trx
    .selectFrom('presa_in_carico')
    .selectAll()
    .where('pic_id', '=', picId)
    .executeTakeFirst()
  if (!pic) throw problem(404, 'pic-not-found', 'There is no such integrated case.')
  return pic
}

async function viewOf(tx: EquipeTx, pic: PresaInCaricoRow): Promise<z.infer<typeof picView>> {
  const referrals = await tx.trx
    .selectFrom('referral')
    .select(['referral_id as referralId', 'referral_number as referralNumber'])
    .where('pic_id', '=', pic.pic_id)
    .orderBy('submitted_at')
    .execute()
  return {
    picId: pic.pic_id,
    householdId: pic.household_id,
    territory: pic.territory_id,
    openedAt: pic.opened_at.toISOString(),
    closedAt: pic.closed_at?.toISOString() ?? null,
    outcome: pic.outcome,
    referencePersonId: pic.reference_person_id,
    continuityService: pic.continuity_service,
    resumedAt: pic.resumed_at?.toISOString() ?? null,
    referrals,
    version: pic.version,
  }
}
