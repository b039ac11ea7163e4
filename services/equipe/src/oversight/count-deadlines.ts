import { id, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

/** Default (ours): a deadline this near is due soon. */
const SOON_DAYS = 7

const count = z.number().int()
const team = z.object({
  bodyId: id.nullable().describe('Null: nobody holds them'),
  body: z.string().nullable(),
  open: count,
  dueSoon: count.describe(`Due within ${SOON_DAYS} days`),
  missed: count,
  escalated: count.describe('Passed on to the coordinator'),
})

/**
 * By the body whose people hold them, and by nobody's name: whose a deadline is, that person and the coordinator read
 * in the list of deadlines.
 */
export function deadlineTotalsRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/deadline-totals',
    config: { action: 'deadline.read' },
    schema: {
      summary: 'Open deadlines of a territory, counted by team',
      tags: ['deadlines'],
      params: z.object({ territory: territorySchema }),
      response: { 200: z.object({ items: z.array(team) }) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      return { items: await countByTeam(db, territory, clock.now()) }
    },
  })
}

async function countByTeam(db: Kysely<EquipeSchema>, territory: string, now: Date) {
  const { rows } = await sql<z.infer<typeof team>>`
    select b.body_id as "bodyId", b.name as body, count(*)::int as open,
      count(*) filter (where due_at > ${now} and due_at <= ${now}::timestamptz + make_interval(days => ${SOON_DAYS}))::int
        as "dueSoon",
      count(*) filter (where due_at <= ${now})::int as missed,
      count(*) filter (where escalated_at is not null)::int as escalated
    from deadline d
    left join person p on p.person_id = d.holder_id
    left join body b on b.body_id = p.body_id
    where d.territory_id = ${territory} and d.closed_at is null
    group by b.body_id, b.name
    order by b.name nulls last`.execute(db)
  return rows
}
