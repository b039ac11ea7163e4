import { id, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { sendsFor } from './sportello-resource.ts'

const sportello = z.object({
  sportelloId: id,
  name: z.string(),
  bodyId: id,
  bodyName: z.string(),
  territory: territorySchema,
  municipality: z.string(),
})

/** The first field of the scheda, prefilled: the sportelli one may send for. */
export function listSportelliRoute({ db }: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/sportelli',
    config: { action: 'referral.submit' },
    schema: {
      summary: 'Active sportelli that one may send referrals for',
      tags: ['form'],
      response: { 200: z.object({ items: z.array(sportello) }) },
    },
    handler: async (request) => {
      const territories = request.territories()
      const own = sendsFor(request.actor)
      const rows = await db
        .selectFrom('sportello')
        .selectAll()
        .where('active', '=', true)
        .where(
          sql<boolean>`(territory_id = any(${territories}::text[]) or sportello_id = any(${own}::uuid[]))`,
        )
        .orderBy('name')
        .execute()
      return {
        items: rows.map((row) => ({
          sportelloId: row.sportello_id,
          name: row.name,
          bodyId: row.body_id,
          bodyName: row.body_name,
          territory: row.territory_id,
          municipality: row.municipality,
        })),
      }
    },
  })
}
