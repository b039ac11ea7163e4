import { id, type Territory, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

const body = z.object({
  bodyId: id,
  name: z.string(),
  kind: z.enum(['public', 'third-sector', 'volunteers']),
  municipality: z.string().nullable().describe('Where it has its seat; null: the directory does not say'),
  tables: z
    .array(z.object({ tableId: id, name: z.string() }))
    .describe('Tables and queues of the territory at which somebody of it sits'),
  seats: z.number().int().describe("Seats in households' équipes that its people hold"),
})

export function listBodiesRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/bodies',
    config: { action: 'directory.read' },
    schema: {
      summary: 'Bodies that work in a territory, with the tables they sit at and the seats they hold',
      tags: ['directory'],
      querystring: z.object({ territory: territorySchema }),
      response: { 200: z.object({ items: z.array(body) }) },
    },
    handler: async (request) => {
      const { territory } = request.query
      request.authorize({ territory })
      return { items: await bodiesOf(db, territory) }
    },
  })
}

async function bodiesOf(db: Kysely<EquipeSchema>, territory: Territory): Promise<z.infer<typeof body>[]> {
  const { rows } = await sql<z.infer<typeof body>>`
    with sitting as (
      select table_id, person_id from table_member where until_at is null
      union
      select table_id, person_id from table_chair where until_at is null
    ), at_tables as (
      select person.body_id, json_agg(distinct jsonb_build_object('tableId', t.table_id, 'name', t.name)) as tables
      from coordination_table t join sitting using (table_id) join person using (person_id)
      where t.territory_id = ${territory} group by person.body_id
    ), in_equipes as (
      select person.body_id, count(*)::int as seats
      from equipe_seat join person using (person_id)
      where territory_id = ${territory} and state in ('active', 'away', 'called', 'engaged')
      group by person.body_id
    )
    select body_id as "bodyId", name, kind, seat_municipality as municipality, coalesce(tables, '[]') as tables, coalesce(seats, 0) as seats
    from body left join at_tables using (body_id) left join in_equipes using (body_id)
    where ${territory} = any(territories) and active
    order by name, body_id`.execute(db)
  return rows
}
