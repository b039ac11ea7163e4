import { id } from '@intarsi/contracts'
import { type HttpApp, MAX_PAGE } from '@intarsi/http'
import { latestProfile, type Profile } from '@intarsi/territories'
import { type Kysely, type Selectable, sql } from 'kysely'
import * as z from 'zod'
import { authorizeInAny } from '../authorize-in-any.ts'
import { capOf } from '../choice/caps.ts'
import type { PersonLoadTable } from '../choice/tables.ts'
import type { EquipeDeps } from '../deps.ts'
import { getPerson, territoriesOfPerson } from '../directory/find-person.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeSchema } from '../schema.ts'
import { ACTIVE } from './case-manager-rows.ts'
import { caseManagerView, viewOfCaseManager } from './case-manager-views.ts'
import type { CaseManagerRow } from './tables.ts'

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
      const [person, territories] = await Promise.all([
        getPerson(db, personId),
        territoriesOfPerson(db, personId),
      ])
      authorizeInAny(request, territories, { personIds: [personId] })
      const [loads, households] = await Promise.all([
        db.selectFrom('person_load').selectAll().where('person_id', '=', personId).execute(),
        listHouseholdsOf(db, personId, request.query.limit),
      ])
      const today = romeDay(clock.now())
      const profile = latestProfile(territories[0] ?? 'RE')
      return {
        personId,
        loads: loads.map((row) => viewOfLoad(row, { profile, fte: person.fte, today })),
        households,
      }
    },
  })
}

type HouseholdRow = CaseManagerRow & { in_hand_id: string | null; in_hand_number: string | null }

/**
 * The households a person follows or is proposed for, the longest first, each with the referral that is in hand now:
 * that of its open case, else its open one. The person may have been proposed for an earlier one that has ended since.
 */
export async function listHouseholdsOf(
  db: Kysely<EquipeSchema>,
  personId: string,
  limit: number | undefined,
): Promise<z.infer<typeof caseManagerView>[]> {
  const { rows } = await sql<HouseholdRow>`
    select m.*, r.referral_id as in_hand_id, r.referral_number as in_hand_number
    from case_manager m left join lateral (
      select r.referral_id, r.referral_number
      from referral r left join presa_in_carico p on p.referral_id = r.referral_id and p.closed_at is null
      where r.household_id = m.household_id and (p.pic_id is not null or r.closed_at is null)
      order by p.pic_id is null, r.referral_id <> m.referral_id, r.submitted_at desc
      limit 1
    ) r on true
    where m.person_id = ${personId} and m.state = any(${ACTIVE}::text[])
    order by m.since, m.case_manager_id
    limit ${limit ?? null}`.execute(db)
  return rows.map((row) => ({ ...viewOfCaseManager(row), ...inHandOf(row) }))
}

function inHandOf({ in_hand_id: referralId, in_hand_number: referralNumber }: HouseholdRow) {
  return referralId && referralNumber ? { referralId, referralNumber } : {}
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
