import { territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { resourceOf } from '../requests/request-resource.ts'
import type { HousingDb, HousingTx } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import {
  END_REASONS,
  end,
  enter,
  type LockedPlacement,
  lockPlacement,
  type PlacementRow,
} from './placements.ts'

const tags = ['placements']
const params = z.object({ placementId: z.uuid() })
const placementView = z.object({
  placementId: z.uuid(),
  requestId: z.uuid(),
  householdId: z.uuid(),
  placeId: z.uuid(),
  territory: territorySchema,
  state: z.enum(['agreed', 'entered', 'ended', 'cancelled']),
  agreedAt: z.iso.datetime(),
  enteredOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  endReason: z.string().nullable(),
})

export function placementRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/placements',
    config: { action: 'housing-request.read' },
    schema: { summary: 'Placements', tags, querystring: listQuery, response: { 200: pageOf(placementView) } },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listPlacements(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map(viewOf) }
    },
  })
  http.route({
    method: 'POST',
    url: '/placements/:placementId/entry',
    config: { action: 'offer.answer' },
    schema: {
      summary: 'Record that the household moved in',
      tags,
      params,
      body: z.object({ enteredOn: z.iso.date() }),
      response: { 200: placementView },
    },
    handler: (request) =>
      onPlacement(deps, request, (tx, locked) => enter(tx, locked, request.body.enteredOn)),
  })
  http.route({
    method: 'POST',
    url: '/placements/:placementId/end',
    config: { action: 'offer.answer' },
    schema: {
      summary: 'Record that the household left, or will not come',
      tags,
      params,
      body: z.object({ endedOn: z.iso.date(), reason: z.enum(END_REASONS) }),
      response: { 200: placementView },
    },
    handler: (request) =>
      onPlacement(deps, request, (tx, locked) => end(tx, locked, { ...request.body, newId: deps.newId })),
  })
}

type WithPlacementId = FastifyRequest & { params: { placementId: string } }

async function onPlacement(
  { unitOfWork, db }: HousingDeps,
  request: WithPlacementId,
  work: (tx: HousingTx, locked: LockedPlacement) => Promise<void>,
) {
  const { placementId } = request.params
  await unitOfWork(async (tx) => {
    const locked = await lockPlacement(tx, placementId)
    request.authorize(await resourceOf(tx.trx, locked.request))
    await work(tx, locked)
  }, request.cause)
  const row = await placements(db).where('placement_id', '=', placementId).executeTakeFirstOrThrow()
  return viewOf(row)
}

const placements = (db: HousingDb) => db.selectFrom('placement').selectAll()

type Filter = { territories: string[]; cursor?: string | undefined; limit: number }

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

async function listPlacements(db: HousingDb, { territories, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await placements(db)
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .$if(after !== undefined, (select) =>
      select.where(
        sql<boolean>`(agreed_at, placement_id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('agreed_at')
    .orderBy('placement_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.agreed_at.toISOString(), row.placement_id])
}

function viewOf(row: PlacementRow): z.infer<typeof placementView> {
  return {
    placementId: row.placement_id,
    requestId: row.request_id,
    householdId: row.household_id,
    placeId: row.place_id,
    territory: row.territory_id,
    state: row.state,
    agreedAt: row.agreed_at.toISOString(),
    enteredOn: row.entered_on,
    endedOn: row.ended_on,
    endReason: row.end_reason,
  }
}
