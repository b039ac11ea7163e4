import { type Kysely, sql } from 'kysely'
import type { IntakeSchema } from '../schema.ts'
import { type Likelihood, matchHouseholds } from './match-households.ts'
import { IDENTITY, identityOf } from './member-rows.ts'
import { askedKeys } from './search-keys.ts'
import type { MemberTable } from './tables.ts'

export type PossibleDuplicate = { householdId: string; likelihood: Likelihood }

/** A suggestion is for a person to look at: the ten best are enough. */
const AT_MOST = 10
const CANDIDATES = 200

/** Households that may be this one, likely ones first. Suggests and never joins. */
export async function findDuplicates(
  db: Kysely<IntakeSchema>,
  householdId: string,
  members: readonly MemberTable[],
): Promise<PossibleDuplicate[]> {
  const candidates = await candidateMembers(db, householdId, members)
  const households = Map.groupBy(candidates, (row) => row.household_id)
  const own = members.map(identityOf)
  return [...households]
    .flatMap(([id, rows]) => {
      const likelihood = matchHouseholds(own, rows.map(identityOf))
      return likelihood ? [{ householdId: id, likelihood }] : []
    })
    .sort((a, b) => a.likelihood.localeCompare(b.likelihood))
    .slice(0, AT_MOST)
}

/**
 * Whole households of which one member shares a number, or two words of a name and about the year of birth. Each key is
 * looked up by itself, and all of them before the limit (`materialized`, `offset 0`): a planner that expects many finds
 * them by reading members one after the other, of which there are more every year.
 */
async function candidateMembers(
  db: Kysely<IntakeSchema>,
  householdId: string,
  members: readonly MemberTable[],
) {
  const keys = [...new Set(members.flatMap((member) => askedKeys(identityOf(member))))]
  const numbers = (column: 'tax_code' | 'permit_number') =>
    members.map((member) => member[column]).filter((number) => number !== null)
  // What was joined is spoken of by the household it stands for.
  const near = sql<string>`
    with near as materialized (
      select m.household_id from unnest(${keys}::text[]) key
      cross join lateral (select household_id from member where search_keys @> array[key] offset 0) m
      union select household_id from member where tax_code = any(${numbers('tax_code')}::text[])
      union select household_id from member where permit_number = any(${numbers('permit_number')}::text[])
    )
    select household_id from near where household_id <> ${householdId}::uuid
      and not exists (select from household_join j where j.household_id = near.household_id and j.split_at is null)
    limit ${CANDIDATES}`
  return db
    .selectFrom('member')
    .select(['household_id', ...IDENTITY])
    .where('household_id', 'in', sql<string>`(${near})`)
    .execute()
}
