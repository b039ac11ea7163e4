import { date, id, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'

// Why somebody is away is about their health: whoever entrusts households needs the days alone.
const listed = z.object({
  absenceId: id,
  personId: id,
  from: date,
  to: date.nullable(),
  version: z.number().int(),
})

/** Absences of today and to come of who works in a territory, the earliest first: without why. */
export function listAbsencesRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/absences',
    config: { action: 'directory.manage' },
    schema: {
      summary: 'Who of a territory is away, or will be, without why',
      tags: ['directory'],
      querystring: z.object({ territory: territorySchema }),
      response: { 200: z.object({ items: z.array(listed) }) },
    },
    handler: async (request) => {
      const { territory } = request.query
      request.authorize({ territory })
      const { rows } = await sql<z.infer<typeof listed>>`
        select absence_id as "absenceId", person_id as "personId", from_on as "from", to_on as "to", version
        from absence a
        where cancelled_at is null and (to_on is null or to_on >= ${romeDay(clock.now())})
          and (exists (select from person_role r where r.person_id = a.person_id and r.territory_id = ${territory})
            or exists (select from account_role r where r.person_id = a.person_id and r.territory_id = ${territory}))
        order by from_on, absence_id limit 500`.execute(db)
      return { items: z.array(listed).parse(rows) }
    },
  })
}
