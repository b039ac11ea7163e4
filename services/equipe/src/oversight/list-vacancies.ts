import { date, id, instant, PREPARED_STATES, territorySchema, urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

const kind = z.enum(['preparer', 'case-manager', 'seat'])

const vacancy = z.object({
  kind,
  vacancyId: id,
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  urgency,
  picId: id.nullable(),
  role: z.string().nullable().describe('Of a seat and of a case manager'),
  standInId: id.nullable().describe('Who stands in meanwhile'),
  reason: z.string().nullable(),
  since: instant,
  proposalDueOn: date.nullable().describe('Until when somebody is to be proposed'),
})

/** Nobody is left without a person: every gap with its reason, who stands in, and since when. */
export function listVacanciesRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/vacancies',
    config: { action: 'equipe.manage' },
    schema: {
      summary:
        'Files without a preparer, households with an interim case manager, open seats; the oldest first',
      tags: ['equipes'],
      params: z.object({ territory: territorySchema }),
      querystring: z.object({ ...pageQuery, kind: kind.optional() }),
      response: { 200: pageOf(vacancy) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const { cursor, limit, kind: only } = request.query
      const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([instant, id]))
      const rows = await readVacancies(db, { territory, after, only: only ?? null, limit: limit + 1 })
      const page = cutPage(rows, limit, (row) => [row.since.toISOString(), row.vacancyId])
      return {
        items: page.items.map((row) => ({ ...row, since: row.since.toISOString() })),
        next: page.next,
      }
    },
  })
}

type Row = Omit<z.infer<typeof vacancy>, 'since'> & { since: Date }
type Query = {
  territory: string
  after: [string, string] | null
  only: z.infer<typeof kind> | null
  limit: number
}

async function readVacancies(
  db: Kysely<EquipeSchema>,
  { territory, after, only, limit }: Query,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with vacancy as (
      select 'preparer' as kind, r.referral_id as "vacancyId", r.referral_id, null::uuid as "picId",
        null::text as role, null::uuid as "standInId", null::text as reason, q.since, null::date as "proposalDueOn"
      from queue q join referral r using (referral_id)
      where q.territory_id = ${territory} and r.preparer_id is null and r.state = any(${PREPARED_STATES})
      union all
      select 'case-manager', case_manager_id, referral_id, pic_id, role, person_id, reason, since, proposal_due_on
      from case_manager where territory_id = ${territory} and state = 'interim'
      union all
      select 'seat', s.seat_id, e.referral_id, e.pic_id, s.role, null, s.vacancy_reason, s.since, null
      from equipe_seat s join equipe e using (equipe_id)
      where e.territory_id = ${territory} and e.dissolved_at is null and s.state = 'open'
    )
    select v.kind, v."vacancyId", v.referral_id as "referralId", r.referral_number as "referralNumber",
      r.household_id as "householdId", r.urgency, v."picId", v.role, v."standInId", v.reason, v.since, v."proposalDueOn"
    from vacancy v join referral r on r.referral_id = v.referral_id
    where (${only}::text is null or v.kind = ${only})
      and (${after === null} or (v.since, v."vacancyId") > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by v.since, v."vacancyId" limit ${limit}`.execute(db)
  return rows
}
