import { id } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { latestProfile, type Profile } from '@intarsi/territories'
import type { Selectable } from 'kysely'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { capOf } from '../choice/caps.ts'
import type { PersonLoadTable } from '../choice/tables.ts'
import type { EquipeDeps } from '../deps.ts'
import { getPerson, territoriesOfPerson } from '../directory/find-person.ts'
import { romeDay } from '../rome-time.ts'
import { caseManagerView } from './case-manager-views.ts'
import { householdsQuery, listHouseholdsOf } from './list-households-of.ts'

export const loadView = z.object({
  purpose: z.enum(['preparer', 'case-manager', 'seat']),
  load: z.number(),
  cap: z.number().describe('Pro rata of the working time, with what was granted above it'),
  extraUntil: z.iso.date().nullable(),
  extraReason: z.string().nullable(),
})

const caseload = z.object({
  personId: id,
  loads: z.array(loadView),
  households: z.array(caseManagerView).describe('A page of them, the longest first'),
  next: z.string().nullable(),
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
      querystring: householdsQuery,
      response: { 200: caseload },
    },
    handler: async (request) => {
      const { personId } = request.params
      const [person, territories] = await Promise.all([
        getPerson(db, personId),
        territoriesOfPerson(db, personId),
      ])
      authorizeInAny(request, territories, { personIds: [personId] })
      const [loads, households] = await Promise.all([
        db.selectFrom('person_load').selectAll().where('person_id', '=', personId).execute(),
        listHouseholdsOf(db, personId, request.query),
      ])
      const today = romeDay(clock.now())
      const profile = latestProfile(territories[0] ?? 'RE')
      return {
        personId,
        loads: loads.map((row) => viewOfLoad(row, { profile, fte: person.fte, today })),
        households: households.items,
        next: households.next,
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
