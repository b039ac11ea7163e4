import { id, instant } from '@intarsi/contracts'
import { cutPage, decodeCursor, pageQuery } from '@intarsi/http'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeSchema } from '../schema.ts'
import { ACTIVE } from './case-manager-rows.ts'
import { viewOfCaseManager } from './case-manager-views.ts'
import type { CaseManagerRow } from './tables.ts'

export const householdsQuery = z.object({
  ...pageQuery,
  interim: z
    .stringbool()
    .optional()
    .describe(
      'true: those without a case manager of their own, where the person stands in; false: the others',
    ),
})

type Which = Pick<z.infer<typeof householdsQuery>, 'interim'>
type HouseholdRow = CaseManagerRow & { in_hand_id: string | null; in_hand_number: string | null }

/** Of `case_manager m`: the households a person follows, is proposed for or stands in for. */
export function heldBy(personId: string, { interim }: Which): RawBuilder<boolean> {
  const states = ACTIVE.filter((state) => interim === undefined || (state === 'interim') === interim)
  return sql<boolean>`m.person_id = ${personId} and m.state = any(${states}::text[])`
}

/**
 * The households a person follows or is proposed for, the longest first, each with the referral that is in hand now:
 * that of its open case, else its open one. The person may have been proposed for an earlier one that has ended since.
 */
export async function listHouseholdsOf(
  db: Kysely<EquipeSchema>,
  personId: string,
  { cursor, limit, interim }: z.infer<typeof householdsQuery>,
) {
  const { rows } = await sql<HouseholdRow>`
    select m.*, r.referral_id as in_hand_id, r.referral_number as in_hand_number
    from case_manager m left join lateral (
      select r.referral_id, r.referral_number
      from referral r left join presa_in_carico p on p.referral_id = r.referral_id and p.closed_at is null
      where r.household_id = m.household_id and (p.pic_id is not null or r.closed_at is null)
      order by p.pic_id is null, r.referral_id <> m.referral_id, r.submitted_at desc
      limit 1
    ) r on true
    where ${heldBy(personId, { interim })} and ${after(cursor)}
    order by m.since, m.case_manager_id
    limit ${limit + 1}`.execute(db)
  const { items, next } = cutPage(rows, limit, (row) => [row.since.toISOString(), row.case_manager_id])
  return { items: items.map((row) => ({ ...viewOfCaseManager(row), ...inHandOf(row) })), next }
}

function after(cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const [since, caseManagerId] = decodeCursor(cursor, z.tuple([instant, id]))
  return sql<boolean>`(m.since, m.case_manager_id) > (${since}::timestamptz, ${caseManagerId}::uuid)`
}

function inHandOf({ in_hand_id: referralId, in_hand_number: referralNumber }: HouseholdRow) {
  return referralId && referralNumber ? { referralId, referralNumber } : {}
}
