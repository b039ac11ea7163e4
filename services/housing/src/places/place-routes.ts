import { etag, type HttpApp, ifMatch, pageOf, problem, problemOf, withIdempotency } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { countHolders, decideDescription, describePlace, registerPlace } from './commands.ts'
import { findPlace, listPlaces } from './list-places.ts'
import { placeDescription } from './place.ts'
import { type PlaceWithGrounds, placeView, viewOfPlace } from './place-view.ts'
import { lockPlace } from './places.ts'

const tags = ['places']
export const placeParams = z.object({ placeId: z.uuid() })

export function placeRoutes(deps: HousingDeps, http: HttpApp): void {
  createRoute(deps, http)
  readRoutes(deps, http)
  changeRoute(deps, http)
}

function createRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/places',
    config: { action: 'place.manage', idempotent: true },
    schema: { summary: 'Register a place', tags, body: placeDescription, response: { 201: placeView } },
    handler: async (request, reply) => {
      request.authorize({ territory: request.body.territory })
      refuseFaults(decideDescription(request.body, null))
      const placeId = deps.newId()
      const { status, body } = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = await registerPlace(tx, request.body, { placeId })
            return { status: 201 as const, body: viewFor(deps, request, { ...row, grounds: [] }) }
          }),
        request.cause,
      )
      etag(reply, body.version)
      return reply.code(status).header('location', `/places/${body.placeId}`).send(body)
    },
  })
}

function readRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/places',
    config: { action: 'place.read' },
    schema: {
      summary: 'Places in use, by territory',
      tags,
      querystring: listQuery,
      response: { 200: pageOf(placeView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listPlaces(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map((row) => viewFor(deps, request, row)) }
    },
  })
  http.route({
    method: 'GET',
    url: '/places/:placeId',
    config: { action: 'place.read' },
    schema: { summary: 'One place', tags, params: placeParams, response: { 200: placeView } },
    handler: async (request, reply) => {
      const row = await getPlace(deps, request.params.placeId)
      request.authorize({ territory: row.territory_id })
      etag(reply, row.version)
      return viewFor(deps, request, row)
    },
  })
}

function changeRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/places/:placeId',
    config: { action: 'place.manage' },
    schema: {
      summary: 'Describe a place anew',
      tags,
      params: placeParams,
      body: placeDescription,
      response: { 200: placeView },
    },
    handler: async (request, reply) => {
      const { placeId } = request.params
      await deps.unitOfWork(async (tx) => {
        const row = await lockPlace(tx, placeId)
        request.authorize({ territory: row.territory_id })
        ifMatch(request, row.version)
        refuseFaults(decideDescription(request.body, { row, holders: await countHolders(tx, placeId) }))
        await describePlace(tx, placeId, { place: request.body })
      }, request.cause)
      return sendPlace(deps, request, reply)
    },
  })
}

type WithPlaceId = FastifyRequest & { params: { placeId: string } }

/** The place as it is now, with its tag. */
export async function sendPlace(deps: HousingDeps, request: WithPlaceId, reply: Parameters<typeof etag>[0]) {
  const row = await getPlace(deps, request.params.placeId)
  etag(reply, row.version)
  return viewFor(deps, request, row)
}

async function getPlace({ db }: HousingDeps, placeId: string): Promise<PlaceWithGrounds> {
  const row = await findPlace(db, placeId)
  if (!row) throw problem(404, 'place-not-found', 'There is no such place.')
  return row
}

function viewFor({ clock }: HousingDeps, request: FastifyRequest, row: PlaceWithGrounds) {
  const showAddress = request.may('place.manage', { territory: row.territory_id }).allow
  return viewOfPlace(row, { showAddress, today: romeDay(clock.now()) })
}

function refuseFaults(
  decision: ReturnType<typeof decideDescription>,
): asserts decision is { ok: true; facts: 'described'[] } {
  if (!decision.ok) throw problemOf(decision, decision.code === 'contradictory-place' ? 400 : 409)
}
