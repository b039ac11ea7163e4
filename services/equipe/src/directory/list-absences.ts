import { date, id, territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeSchema } from '../schema.ts'

// Why somebody is away is about their health: whoever entrusts households needs the days alone.
const listed = z.object({
  absenceId: id,
  personId: id,
  from: date,
  to: date.nullable(),
  version: z.number().int(),
})

const query = z.object({ ...pageQuery, territory: territorySchema, personId: id.optional() })

/** Absences of today and to come of who works in a territory, the earliest first: without why. */
export function listAbsencesRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/absences',
    config: { action: 'directory.manage' },
    schema: {
      summary: 'Who of a territory is away, or will be, without why',
      tags: ['directory'],
      querystring: query,
      response: { 200: pageOf(listed) },
    },
    handler: async (request) => {
      request.authorize({ territory: request.query.territory })
      const rows = await readAbsences(db, request.query, romeDay(clock.now()))
      return cutPage(rows, request.query.limit, (row) => [row.from, row.absenceId])
    },
  })
}

async function readAbsences(
  db: Kysely<EquipeSchema>,
  { territory, personId, cursor, limit }: z.infer<typeof query>,
  today: string,
) {
  const [from, absenceId] = cursor ? decodeCursor(cursor, z.tuple([date, id])) : [null, null]
  const { rows } = await sql<z.infer<typeof listed>>`
    select absence_id as "absenceId", person_id as "personId", from_on as "from", to_on as "to", version
    from absence a
    where cancelled_at is null and (to_on is null or to_on >= ${today})
      and (${personId ?? null}::uuid is null or person_id = ${personId ?? null})
      and (exists (select from person_role r where r.person_id = a.person_id and r.territory_id = ${territory})
        or exists (select from account_role r where r.person_id = a.person_id and r.territory_id = ${territory}))
      and (${from}::date is null or (from_on, absence_id) > (${from}::date, ${absenceId}::uuid))
    order by from_on, absence_id limit ${limit + 1}`.execute(db)
  return z.array(listed).parse(rows)
}
