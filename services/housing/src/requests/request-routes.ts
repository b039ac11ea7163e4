import type { Territory } from '@intarsi/contracts'
import { cutPage, decodeCursor, etag, type HttpApp, pageOf, problem } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { proposedBy } from '../overrides/override.ts'
import { pointsView } from '../runs/run-view.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { resourceOf } from './request-resource.ts'
import { requestView, viewOfRequest } from './request-view.ts'

const tags = ['housing requests']
const states = ['open', 'proposed', 'offered', 'placed', 'no-place', 'cancelled'] as const
const query = listQuery.extend({ state: z.enum(states).optional() })
const proposalView = z.object({ runId: z.uuid(), placeId: z.uuid(), points: z.array(pointsView) })
const detailView = requestView.extend({
  proposal: proposalView.nullable().describe('The place the last run found for it; a person makes the offer'),
  openOfferId: z.uuid().nullable().describe('The offer that waits for its answer'),
})

export function requestRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/housing-requests',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Needs for a home, the longest waiting first',
      tags,
      querystring: query,
      response: { 200: pageOf(requestView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listRequests(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map(viewOfRequest) }
    },
  })
  http.route({
    method: 'GET',
    url: '/housing-requests/:requestId',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'One need for a home, with the last proposal or the reasons why there is none',
      tags,
      params: z.object({ requestId: z.uuid() }),
      response: { 200: detailView },
    },
    handler: async (request, reply) => {
      const row = await deps.db
        .selectFrom('request')
        .selectAll()
        .where('request_id', '=', request.params.requestId)
        .executeTakeFirst()
      if (!row) throw problem(404, 'request-not-found', 'There is no such housing request.')
      request.authorize(await resourceOf(deps.db, row))
      etag(reply, row.version)
      return {
        ...viewOfRequest(row),
        proposal: row.state === 'proposed' ? await proposalOf(deps.db, row.request_id) : null,
        openOfferId: row.state === 'offered' ? await openOfferOf(deps.db, row.request_id) : null,
      }
    },
  })
}

type Filter = z.infer<typeof query> & { territories: Territory[] }

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

async function listRequests(db: HousingDb, { territories, state, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('request')
    .selectAll()
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .$if(state !== undefined, (select) => select.where('state', '=', state ?? 'open'))
    .$if(after !== undefined, (select) =>
      select.where(sql<boolean>`(opened_at, request_id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('opened_at')
    .orderBy('request_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.opened_at.toISOString(), row.request_id])
}

async function proposalOf(db: HousingDb, requestId: string) {
  const row = await proposedBy(db, requestId)
  return row?.place_id ? { runId: row.run_id, placeId: row.place_id, points: row.points } : null
}

async function openOfferOf(db: HousingDb, requestId: string): Promise<string | null> {
  const row = await db
    .selectFrom('offer')
    .select('offer_id')
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row?.offer_id ?? null
}
