import { type HttpApp, ifMatch, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import type { HousingTx } from '../schema.ts'
import { BLOCK_REASONS, blockPlace, countHolders, retirePlace, unblockPlace } from './commands.ts'
import { placeParams, sendPlace } from './place-routes.ts'
import { placeView } from './place-view.ts'
import { lockPlace, type PlaceRow } from './places.ts'

const tags = ['places']
const config = { action: 'place.manage' } as const
const response = { 200: placeView }
const blockBody = z.object({ until: z.iso.date(), reason: z.enum(BLOCK_REASONS) })

/** Taking a place out of the matching, putting it back, ending its use. */
export function availabilityRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/places/:placeId/block',
    config,
    schema: { summary: 'Block a place until a day', tags, params: placeParams, body: blockBody, response },
    handler: async (request, reply) => {
      const { until } = request.body
      if (until <= romeDay(deps.clock.now()))
        throw problem(409, 'block-date-past', 'A place is blocked until a day to come.')
      await change(deps, request, (tx, row) => blockPlace(tx, row.place_id, request.body))
      return sendPlace(deps, request, reply)
    },
  })
  http.route({
    method: 'POST',
    url: '/places/:placeId/unblock',
    config,
    schema: { summary: 'Put a blocked place back in the matching', tags, params: placeParams, response },
    handler: async (request, reply) => {
      await change(deps, request, (tx, row) => unblockPlace(tx, row.place_id))
      return sendPlace(deps, request, reply)
    },
  })
  http.route({
    method: 'POST',
    url: '/places/:placeId/retire',
    config,
    schema: { summary: 'End the use of a place that nobody holds', tags, params: placeParams, response },
    handler: async (request, reply) => {
      await change(deps, request, async (tx, row) => {
        if ((await countHolders(tx, row.place_id)) > 0)
          throw problem(409, 'place-held', 'Somebody holds this place.')
        await retirePlace(tx, row.place_id)
      })
      return sendPlace(deps, request, reply)
    },
  })
}

type WithPlaceId = FastifyRequest & { params: { placeId: string } }

async function change(
  { unitOfWork }: HousingDeps,
  request: WithPlaceId,
  work: (tx: HousingTx, row: PlaceRow) => Promise<unknown>,
): Promise<void> {
  await unitOfWork(async (tx) => {
    const row = await lockPlace(tx, request.params.placeId)
    request.authorize({ territory: row.territory_id })
    ifMatch(request, row.version)
    if (row.retired_at) throw problem(409, 'place-retired', 'This place is no longer in use.')
    await work(tx, row)
  }, request.cause)
}
