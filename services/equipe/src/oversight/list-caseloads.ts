import { id, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { latestProfile } from '@intarsi/territories'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import { type LoadRow, loadView, viewOfLoad } from '../case-managers/show-caseload.ts'
import type { EquipeDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeSchema } from '../schema.ts'

const caseload = z.object({ personId: id, loads: z.array(loadView) })

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
      response: { 200: z.object({ items: z.array(caseload) }) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const profile = latestProfile(territory)
      const today = romeDay(clock.now())
      const rows = await readLoads(db, territory)
      const items = [...Map.groupBy(rows, ({ person_id }) => person_id)].map(([personId, loads]) => ({
        personId,
        loads: loads.map((row) => viewOfLoad(row, { profile, fte: row.fte, today })),
      }))
      return { items }
    },
  })
}

type Row = LoadRow & { person_id: string; fte: number }

/** One row for each purpose that a person's account allows in the territory; gone people only while they carry something. */
async function readLoads(db: Kysely<EquipeSchema>, territory: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.person_id, p.fte, asked.purpose, coalesce(l.load, 0) as load, coalesce(l.extra, 0) as extra,
      l.extra_until, l.extra_reason
    from person p
    join account_role a on a.person_id = p.person_id and (a.territory_id = ${territory} or a.territory_id is null)
    join (values ('preparer', 'preparer'), ('case-manager', 'case-manager'), ('equipe-member', 'seat'))
      asked (role, purpose) on asked.role = a.role
    left join person_load l on l.person_id = p.person_id and l.purpose = asked.purpose
    where p.active or l.load > 0
    order by p.family_name, p.given_name, p.person_id, asked.purpose`.execute(db)
  return rows
}
