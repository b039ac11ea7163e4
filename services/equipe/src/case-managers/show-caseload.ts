import { id } from '@intarsi/contracts'
import { type HttpApp, MAX_PAGE } from '@intarsi/http'
import { latestProfile, type Profile } from '@intarsi/territories'
import type { Selectable } from 'kysely'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { capOf } from '../choice/caps.ts'
import type { PersonLoadTable } from '../choice/tables.ts'
import type { EquipeDeps } from '../deps.ts'
import { getPerson, territoriesOfPerson } from '../directory/find-person.ts'
import { romeDay } from '../rome-time.ts'
import { ACTIVE } from './case-manager-rows.ts'
import { caseManagerView, viewOfCaseManager } from './case-manager-views.ts'

export const loadView = z.object({
  purpose: z.enum(['preparer', 'case-manager', 'seat']),
  load: z.number(),
  cap: z.number().describe('Pro rata of the working time, with what was granted above it'),
  extraUntil: z.iso.date().nullable(),
  extraReason: z.string().nullable(),
})

/** Figures serve assignment, never appraisal: the person and the coordinator see them. */
export function showCaseloadRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/people/:personId/caseload',
    config: { action: 'caseload.read' },
    schema: {
      summary: 'What a person carries, and the households behind it',
      tags: ['case-managers'],
      params: z.object({ personId: id }),
      querystring: z.object({
        limit: z.coerce.number().int().min(1).max(MAX_PAGE).optional().describe('Households; absent: all'),
      }),
      response: {
        200: z.object({ personId: id, loads: z.array(loadView), households: z.array(caseManagerView) }),
      },
    },
    handler: async (request) => {
      const { personId } = request.params
      const person = await getPerson(db, personId)
      const territories = await territoriesOfPerson(db, personId)
      authorizeInAny(request, territories, { personIds: [personId] })
      const loads = await db.selectFrom('person_load').selectAll().where('person_id', '=', personId).execute()
      const rows = await db
        .selectFrom('case_manager')
        .selectAll()
        .where('person_id', '=', personId)
        .where('state', 'in', ACTIVE)
        .orderBy('since')
        .$if(request.query.limit !== undefined, (query) => query.limit(request.query.limit ?? 0))
        .execute()
      const today = romeDay(clock.now())
      const profile = latestProfile(territories[0] ?? 'RE')
      return {
        personId,
        loads: loads.map((row) => viewOfLoad(row, { profile, fte: person.fte, today })),
        households: rows.map(viewOfCaseManager),
      }
    },
  })
}

type Carrying = { profile: Profile; fte: number; today: string }

/** A person's load for one purpose, with what was granted above the cap. */
export type LoadRow = Omit<Selectable<PersonLoadTable>, 'person_id'>

/** A person's load for one purpose beside what the person may carry on a day. */
export function viewOfLoad(row: LoadRow, { profile, fte, today }: Carrying): z.infer<typeof loadView> {
  const extra = row.extra_until !== null && row.extra_until >= today ? row.extra : 0
  return {
    purpose: row.purpose,
    load: row.load,
    cap: capOf(profile, row.purpose, '') * fte + extra,
    extraUntil: extra > 0 ? row.extra_until : null,
    extraReason: extra > 0 ? row.extra_reason : null,
  }
}
