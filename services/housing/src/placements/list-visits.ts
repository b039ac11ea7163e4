import { cutPage, decodeCursor, type HttpApp, pageOf } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import type { HousingDb } from '../schema.ts'
import { listQuery, territoriesToList } from '../territory-filter.ts'
import { viewOfVisit, visitView } from './placement-view.ts'

const query = listQuery.extend({
  dueUntil: z.iso.date().optional().describe('Those due on this day or before'),
})
const visitToCome = visitView.extend({ placeId: z.uuid() })

export function listVisitsRoute(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/visits',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Monitoring visits to come, the longest due first',
      tags: ['placements'],
      querystring: query,
      response: { 200: pageOf(visitToCome) },
    },
    handler: async (request) => {
      const territories = territoriesToList(request, request.query.territory)
      const page = await listVisits(deps.db, { ...request.query, territories })
      return {
        ...page,
        items: page.items.map((row) => ({ ...viewOfVisit(row), placeId: row.place_id })),
      }
    },
  })
}

const cursorKeys = z.tuple([z.iso.date(), z.uuid()])

type Filter = {
  territories: string[]
  dueUntil?: string | undefined
  cursor?: string | undefined
  limit: number
}

async function listVisits(db: HousingDb, { territories, dueUntil, cursor, limit }: Filter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows = await db
    .selectFrom('visit')
    .innerJoin('placement', 'placement.placement_id', 'visit.placement_id')
    .selectAll('visit')
    .select('placement.place_id')
    .where('visited_on', 'is', null)
    .where(sql<boolean>`visit.territory_id = any(${territories}::text[])`)
    .$if(dueUntil !== undefined, (select) => select.where('due_on', '<=', dueUntil ?? ''))
    .$if(after !== undefined, (select) =>
      select.where(sql<boolean>`(due_on, visit_id) > (${after?.[0]}::date, ${after?.[1]}::uuid)`),
    )
    .orderBy('due_on')
    .orderBy('visit_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.due_on, row.visit_id])
}
