import { languageCode } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { overrideBody } from '../overrides/override.ts'
import { resourceOf } from '../requests/request-resource.ts'
import type { HousingDb, HousingTx } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { AGREEMENT_KINDS, sign } from './agreements.ts'
import { placementView, viewsOf } from './placement-view.ts'
import { DESTINATIONS, END_REASONS, end, enter, type LockedPlacement, lockPlacement } from './placements.ts'
import { EXTENSION_REASONS, extendStay } from './stay-limit.ts'
import { PLACEMENT_STATES, type PlacementState } from './tables.ts'
import { recordVisit, VISIT_OUTCOMES } from './visits.ts'

const tags = ['placements']
const params = z.object({ placementId: z.uuid() })
const config = { action: 'offer.answer' } as const
const response = { 200: placementView }

const signatureBody = z.object({
  kind: z.enum(AGREEMENT_KINDS),
  version: z
    .number()
    .int()
    .min(1)
    .describe('As GET /agreement-texts gives it: only a text in force is signed'),
  signedOn: z.iso.date(),
  explainedIn: languageCode.describe('The language in which it was explained to the household'),
})
const entryBody = z.object({
  enteredOn: z.iso.date(),
  override: overrideBody.optional().describe('Needed while a paper is unsigned'),
})
const visitBody = z.object({
  visitedOn: z.iso.date(),
  outcome: z.enum(VISIT_OUTCOMES),
  nextOn: z.iso.date().optional().describe('Default: three months later'),
})
const extensionBody = z.object({ until: z.iso.date(), reason: z.enum(EXTENSION_REASONS) })
const endBody = z.object({
  endedOn: z.iso.date(),
  reason: z.enum(END_REASONS),
  destination: z.enum(DESTINATIONS).optional().describe('Needed when the household had moved in'),
})

export function placementRoutes(deps: HousingDeps, http: HttpApp): void {
  readRoutes(deps, http)
  http.route({
    method: 'POST',
    url: '/placements/:placementId/agreements',
    config,
    schema: {
      summary: 'Record that household and host signed a text in force',
      tags,
      params,
      body: signatureBody,
      response,
    },
    handler: (request) =>
      onPlacement(deps, request, (tx, locked) =>
        sign(tx, locked, { ...request.body, by: request.actor.personId }),
      ),
  })
  http.route({
    method: 'POST',
    url: '/placements/:placementId/entry',
    config,
    schema: { summary: 'Record that the household moved in', tags, params, body: entryBody, response },
    handler: (request) =>
      onPlacement(deps, request, (tx, locked) =>
        enter(tx, locked, { ...request.body, by: request.actor.personId, newId: deps.newId }),
      ),
  })
  stayRoutes(deps, http)
}

function stayRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/placements/:placementId/visits',
    config,
    schema: {
      summary: 'Record a monitoring visit and plan the next',
      tags,
      params,
      body: visitBody,
      response,
    },
    handler: (request) =>
      onPlacement(deps, request, (tx, locked) =>
        recordVisit(tx, locked, { ...request.body, by: request.actor.personId, newId: deps.newId }),
      ),
  })
  http.route({
    method: 'POST',
    url: '/placements/:placementId/extension',
    config,
    schema: { summary: 'Let a household stay longer', tags, params, body: extensionBody, response },
    handler: (request) =>
      onPlacement(deps, request, (tx, locked) =>
        extendStay(tx, locked, { ...request.body, by: request.actor.personId }),
      ),
  })
  http.route({
    method: 'POST',
    url: '/placements/:placementId/end',
    config,
    schema: {
      summary: 'Record that the household left and where it went, or that it will not come',
      tags,
      params,
      body: endBody,
      response,
    },
    handler: (request) =>
      onPlacement(deps, request, (tx, locked) => end(tx, locked, { ...request.body, newId: deps.newId })),
  })
}

function readRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/placements',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Placements, the oldest first',
      tags,
      querystring: listQuery.extend({ state: z.enum(PLACEMENT_STATES).optional() }),
      response: { 200: pageOf(placementView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listPlacements(deps.db, { ...request.query, territories })
      return { ...page, items: await viewsOf(deps.db, page.items) }
    },
  })
  http.route({
    method: 'GET',
    url: '/placements/:placementId',
    config: { action: 'housing-request.read' },
    schema: { summary: 'One placement', tags, params, response },
    handler: async (request) => {
      const row = await findPlacement(deps.db, request.params.placementId)
      if (!row) throw problem(404, 'placement-not-found', 'There is no such placement.')
      const about = await deps.db
        .selectFrom('request')
        .selectAll()
        .where('request_id', '=', row.request_id)
        .executeTakeFirstOrThrow()
      request.authorize(await resourceOf(deps.db, about))
      return viewOf(deps.db, row.placement_id)
    },
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
  return viewOf(db, placementId)
}

async function viewOf(db: HousingDb, placementId: string) {
  const row = await findPlacement(db, placementId)
  const [view] = row ? await viewsOf(db, [row]) : []
  if (!view) throw new Error(`no placement ${placementId}`)
  return view
}

const findPlacement = (db: HousingDb, placementId: string) =>
  db.selectFrom('placement').selectAll().where('placement_id', '=', placementId).executeTakeFirst()

type Filter = {
  territories: string[]
  state?: PlacementState | undefined
  cursor?: string | undefined
  limit: number
}

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

async function listPlacements(db: HousingDb, { territories, state, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('placement')
    .selectAll()
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .$if(state !== undefined, (select) => select.where('state', '=', state ?? 'agreed'))
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
