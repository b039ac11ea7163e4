import { id, picPhase, type Territory, territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery, problem } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import type { CaseworkDb } from '../schema.ts'
import { picSummary, summaryOf } from './pic-summary.ts'

const query = z.object({
  ...pageQuery,
  territory: territorySchema.optional(),
  householdId: id.optional(),
  phase: picPhase.optional(),
  mine: z.stringbool().default(false).describe('Only cases in which you have a part'),
  ended: z.stringbool().default(false).describe('Cases that are closed or transferred too'),
})

export function listPicsRoute({ db }: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico',
    config: { action: 'pic.read' },
    schema: {
      summary:
        'Integrated cases in which you have a part, or of the territories you coordinate; the oldest first',
      tags: ['presa in carico'],
      querystring: query,
      response: { 200: pageOf(picSummary) },
    },
    handler: async (request) => {
      const { territory, mine } = request.query
      const coordinated = request.territories()
      if (territory && !mine && !coordinated.includes(territory))
        throw problem(403, 'forbidden', `You do not read every case of ${territory}; ask with mine=true.`)
      const page = await listPics(db, {
        ...request.query,
        territories: mine ? [] : coordinated,
        personId: request.actor.personId,
      })
      return { ...page, items: page.items.map(summaryOf) }
    },
  })
}

type Filter = z.infer<typeof query> & { territories: Territory[]; personId: string }

const cursorKeys = z.tuple([z.iso.datetime(), z.uuid()])

async function listPics(db: CaseworkDb, filter: Filter) {
  const { territories, personId, cursor, limit } = filter
  const held = db.selectFrom('pic_holder').select('pic_id').where('person_id', '=', personId)
  let rows = db
    .selectFrom('presa_in_carico')
    .selectAll()
    .where((e) => e.or([sql<boolean>`territory_id = any(${territories}::text[])`, e('pic_id', 'in', held)]))
    .orderBy('opened_at')
    .orderBy('pic_id')
    .limit(limit + 1)
  if (filter.territory) rows = rows.where('territory_id', '=', filter.territory)
  if (filter.householdId) rows = rows.where('household_id', '=', filter.householdId)
  if (filter.phase) rows = rows.where('phase', '=', filter.phase)
  if (!filter.ended) rows = rows.where('closed_at', 'is', null)
  if (cursor) {
    const [openedAt, picId] = decodeCursor(cursor, cursorKeys)
    rows = rows.where(sql<boolean>`(opened_at, pic_id) > (${openedAt}::timestamptz, ${picId}::uuid)`)
  }
  return cutPage(await rows.execute(), limit, (row) => [row.opened_at.toISOString(), row.pic_id])
}
