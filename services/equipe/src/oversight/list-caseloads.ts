import { id, territorySchema } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { latestProfile } from '@intarsi/territories'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import { type LoadRow, loadView, viewOfLoad } from '../case-managers/show-caseload.ts'
import type { EquipeDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeSchema } from '../schema.ts'

const caseload = z.object({
  personId: id,
  fullTime: z.number().describe('Share of a full-time post'),
  active: z.boolean(),
  loads: z.array(loadView),
})
const query = z.object({
  ...pageQuery,
  purpose: loadView.shape.purpose.optional().describe('Only who may be assigned to for this'),
})

/** Figures serve assignment, never appraisal: in the order of names, without a sum, an average or a rank. */
export function listCaseloadsRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/caseloads',
    config: { action: 'caseload.read' },
    schema: {
      summary: 'What everybody who may be assigned to carries and may carry, those with nothing yet too',
      tags: ['case-managers'],
      params: z.object({ territory: territorySchema }),
      querystring: query,
      response: { 200: pageOf(caseload) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const { cursor, limit, purpose } = request.query
      // A name would say who: the page begins after a person's id.
      const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([id]))[0]
      const asked = { territory, purpose: purpose ?? null, after }
      const page = cutPage(await readPeople(db, { ...asked, limit: limit + 1 }), limit, (one) => [one])
      const rows = await readLoads(db, territory, page.items)
      const on = { profile: latestProfile(territory), today: romeDay(clock.now()) }
      const items = [...Map.groupBy(rows, ({ person_id }) => person_id)].map(([personId, loads]) => ({
        personId,
        fullTime: loads[0]?.fte ?? 0,
        active: loads[0]?.active ?? false,
        loads: loads.map((row) => viewOfLoad(row, { ...on, fte: row.fte })),
      }))
      return { items, next: page.next }
    },
  })
}

/** One row for each purpose that a person's account allows in the territory; gone people only while they carry something. */
const carried = (territory: string) => sql`
  person p
  join account_role a on a.person_id = p.person_id and (a.territory_id = ${territory} or a.territory_id is null)
  join (values ('preparer', 'preparer'), ('case-manager', 'case-manager'), ('equipe-member', 'seat'))
    asked (role, purpose) on asked.role = a.role
  left join person_load l on l.person_id = p.person_id and l.purpose = asked.purpose
  where (p.active or l.load > 0)`

type Asked = { territory: string; purpose: string | null; after: string | null; limit: number }

/** The people of a page, in the order of names. */
async function readPeople(
  db: Kysely<EquipeSchema>,
  { territory, purpose, after, limit }: Asked,
): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select p.person_id from ${carried(territory)}
      and (${purpose}::text is null or asked.purpose = ${purpose})
      and (${after}::uuid is null or (p.family_name, p.given_name, p.person_id) > (
        select family_name, given_name, person_id from person where person_id = ${after}::uuid))
    group by p.person_id, p.family_name, p.given_name
    order by p.family_name, p.given_name, p.person_id limit ${limit}`.execute(db)
  return rows.map((row) => row.person_id)
}

type Row = LoadRow & { person_id: string; fte: number; active: boolean }

async function readLoads(
  db: Kysely<EquipeSchema>,
  territory: string,
  people: readonly string[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.person_id, p.fte, p.active, asked.purpose, coalesce(l.load, 0) as load, coalesce(l.extra, 0) as extra,
      l.extra_until, l.extra_reason
    from ${carried(territory)} and p.person_id = any(${people}::uuid[])
    order by p.family_name, p.given_name, p.person_id, asked.purpose`.execute(db)
  return rows
}
