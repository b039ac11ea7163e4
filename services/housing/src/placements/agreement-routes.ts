import { territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { AGREEMENT_KINDS, publishText, textsInForce } from './agreements.ts'
import { viewOfVisit, visitView } from './placement-view.ts'

const tags = ['placements']
const textView = z.object({
  kind: z.enum(AGREEMENT_KINDS),
  version: z.number().int(),
  it: z.string(),
  en: z.string().nullable(),
})
const words = z.string().trim().min(20).max(20_000)

export function agreementRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/agreement-texts',
    config: { action: 'place.read' },
    schema: {
      summary: 'Hosting agreement and house rules in force in a territory',
      tags,
      querystring: z.object({ territory: territorySchema }),
      response: { 200: z.object({ texts: z.array(textView) }) },
    },
    handler: async (request) => {
      const { territory } = request.query
      request.authorize({ territory })
      return { texts: await textsInForce(deps.db, territory) }
    },
  })
  http.route({
    method: 'POST',
    url: '/agreement-texts',
    config: { action: 'place.manage' },
    schema: {
      summary: 'Publish the next version of a text; what is signed stays signed in its own version',
      tags,
      body: z.object({
        territory: territorySchema,
        kind: z.enum(AGREEMENT_KINDS),
        it: words,
        en: words.nullable().default(null),
      }),
      response: { 201: textView },
    },
    handler: async (request, reply) => {
      request.authorize({ territory: request.body.territory })
      const text = await deps.unitOfWork(
        (tx) => publishText(tx, { ...request.body, by: request.actor.personId }),
        request.cause,
      )
      return reply.code(201).send(text)
    },
  })
  visitsRoute(deps, http)
}

function visitsRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/visits',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Monitoring visits to come, the longest due first',
      tags,
      querystring: listQuery,
      response: { 200: pageOf(visitView) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listVisits(deps.db, { ...request.query, territories })
      return { ...page, items: page.items.map(viewOfVisit) }
    },
  })
}

const cursorKeys = z.tuple([z.iso.date(), z.uuid()])

type Filter = { territories: string[]; cursor?: string | undefined; limit: number }

async function listVisits(db: HousingDb, { territories, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('visit')
    .selectAll()
    .where('visited_on', 'is', null)
    .where(sql<boolean>`territory_id = any(${territories}::text[])`)
    .$if(after !== undefined, (select) =>
      select.where(sql<boolean>`(due_on, visit_id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`),
    )
    .orderBy('due_on')
    .orderBy('visit_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.due_on, row.visit_id])
}
