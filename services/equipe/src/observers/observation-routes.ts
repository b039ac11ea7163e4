import { fileViewOf } from '@intarsi/access'
import { id } from '@intarsi/contracts'
import { type HttpApp, problem, problemOf } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { findPic, picParams } from '../presa-in-carico/run-pic-command.ts'
import { authorizeOn } from '../referrals/authorize-on.ts'
import { reloadReferral } from '../referrals/referral.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import type { EquipeTx } from '../schema.ts'
import type { ObservationRow } from '../teams/tables.ts'
import { decideObservation, type ObservationCommand } from './decide-observer.ts'
import { observationView, viewOfObservation } from './observation-view.ts'
import { lockObserver } from './observer-rows.ts'

const tags = ['observers']
const params = z.object({ observationId: id })

/** Observations are read by who follows the household, and by the seats whose area they are of. */
export function observationRoutes(deps: EquipeDeps, http: HttpApp): void {
  listRoute(deps, http)
  http.route({
    method: 'POST',
    url: '/observations/:observationId/reading',
    config: { action: 'observation.read' },
    schema: { summary: 'Say that an observation was read', tags, params, response: { 200: observationView } },
    handler: (request) => settle(deps, request, request.params.observationId, { command: 'read' }),
  })
  http.route({
    method: 'POST',
    url: '/observations/:observationId/outcome',
    config: { action: 'observation.read' },
    schema: {
      summary: 'Say what became of an observation: acted on, or noted',
      tags,
      params,
      body: z.object({
        outcome: z.enum(['acted-on', 'noted']),
        note: z.string().trim().min(1).max(500).optional(),
      }),
      response: { 200: observationView },
    },
    handler: (request) => {
      const { outcome: command, note } = request.body
      return settle(deps, request, request.params.observationId, { command, ...(note ? { note } : {}) })
    },
  })
}

function listRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId/observations',
    config: { action: 'observation.read' },
    schema: {
      summary: 'What observers said of the areas one follows, the newest first',
      tags,
      params: picParams,
      response: { 200: z.object({ items: z.array(observationView) }) },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const pic = await findPic(tx, request.params.picId)
        const resource = await resourceOf(tx, await reloadReferral(tx, pic.referral_id))
        request.authorize(resource)
        const { areas } = fileViewOf(request.actor, resource)
        const rows = await tx.trx
          .selectFrom('observation')
          .innerJoin('equipe', 'equipe.equipe_id', 'observation.equipe_id')
          .selectAll('observation')
          .where('equipe.pic_id', '=', pic.pic_id)
          .orderBy('received_at', 'desc')
          .execute()
        return { items: rows.filter(({ area }) => areas.includes(area)).map(viewOfObservation) }
      }, request.cause),
  })
}

type Settling = { command: ObservationCommand; note?: string }

async function settle(
  deps: EquipeDeps,
  request: FastifyRequest,
  observationId: string,
  settling: Settling,
): Promise<z.infer<typeof observationView>> {
  return await deps.unitOfWork(async (tx) => {
    const { observer_id: observerId } = await findObservation(tx, observationId)
    const { referral } = await lockObserver(tx, observerId)
    const row = await findObservation(tx, observationId)
    const resource = await resourceOf(tx, referral)
    await authorizeOn(tx, request, referral, resource)
    if (!fileViewOf(request.actor, resource).areas.includes(row.area))
      throw problem(403, 'not-your-area', 'Observations of this area are for who follows it.')
    const decided = decideObservation(row.state, settling.command)
    if (!decided.ok) throw problemOf(decided)
    return viewOfObservation(await save(tx, row, { ...settling, by: request.actor.personId }))
  }, request.cause)
}

async function save(
  tx: EquipeTx,
  row: ObservationRow,
  { command, note, by }: Settling & { by: string },
): Promise<ObservationRow> {
  const read = { read_by: row.read_by ?? by, read_at: row.read_at ?? tx.now }
  const settled = { settled_by: by, settled_at: tx.now, settled_note: note ?? null }
  return await tx.trx
    .updateTable('observation')
    .set({ state: command, ...read, ...(command === 'read' ? {} : settled) })
    .where('observation_id', '=', row.observation_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function findObservation(tx: EquipeTx, observationId: string): Promise<ObservationRow> {
  const row = await tx.trx
    .selectFrom('observation')
    .selectAll()
    .where('observation_id', '=', observationId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'observation-not-found', 'There is no such observation.')
  return row
}
