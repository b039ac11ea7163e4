import { cutPage, decodeCursor, etag, type HttpApp, pageOf, problem, withIdempotency } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { overrideBody } from '../overrides/override.ts'
import { resourceOf } from '../requests/request-resource.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { makeOffer } from './make-offer.ts'
import { offerView, viewOfOffer } from './offer-view.ts'
import type { OfferState } from './tables.ts'

const tags = ['offers']
const states = ['open', 'accepted', 'refused', 'withdrawn', 'expired', 'superseded'] as const
const query = listQuery.extend({ state: z.enum(states).optional() })

const offerBody = z.object({
  requestId: z.uuid(),
  placeId: z.uuid(),
  override: overrideBody.optional().describe('Needed where the last run did not propose this place'),
})

export function offerRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/offers',
    config: { action: 'offer.make', idempotent: true },
    schema: {
      summary: 'Reserve a place for a household and offer it',
      tags,
      body: offerBody,
      response: { 201: offerView },
    },
    handler: async (request, reply) => {
      const { override, ...asked } = request.body
      const command = {
        offerId: deps.newId(),
        ...asked,
        offeredBy: request.actor.personId,
        override: override && { ...override, overrideId: deps.newId() },
      }
      const { status, body } = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const offer = await makeOffer(tx, command, async (row) =>
              request.authorize(await resourceOf(tx.trx, row)),
            )
            return { status: 201 as const, body: viewOfOffer(offer) }
          }),
        request.cause,
      )
      return reply.code(status).header('location', `/offers/${body.offerId}`).send(body)
    },
  })
  readRoutes(deps, http)
}

function readRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/offers',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Offers, the oldest first',
      tags,
      querystring: query,
      response: { 200: pageOf(offerView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listOffers(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map(viewOfOffer) }
    },
  })
  http.route({
    method: 'GET',
    url: '/offers/:offerId',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'One offer',
      tags,
      params: z.object({ offerId: z.uuid() }),
      response: { 200: offerView },
    },
    handler: async (request, reply) => {
      const row = await deps.db
        .selectFrom('offer')
        .selectAll()
        .where('offer_id', '=', request.params.offerId)
        .executeTakeFirst()
      if (!row) throw problem(404, 'offer-not-found', 'There is no such offer.')
      const about = await deps.db
        .selectFrom('request')
        .selectAll()
        .where('request_id', '=', row.request_id)
        .executeTakeFirstOrThrow()
      request.authorize(await resourceOf(deps.db, about))
      etag(reply, row.version)
      return viewOfOffer(row)
    },
  })
}

type Filter = {
  territories: string[]
  state?: OfferState | undefined
  cursor?: string | undefined
  limit: number
}

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

async function listOffers(db: HousingDb, { territories, state, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('offer')
    .selectAll()
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .$if(state !== undefined, (select) => select.where('state', '=', state ?? 'open'))
    .$if(after !== undefined, (select) =>
      select.where(sql<boolean>`(offered_at, offer_id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('offered_at')
    .orderBy('offer_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.offered_at.toISOString(), row.offer_id])
}
