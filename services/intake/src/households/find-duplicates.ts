import { type Kysely, sql } from 'kysely'
import type { IntakeSchema } from '../schema.ts'
import { type Likelihood, matchHouseholds } from './match-households.ts'
import { identityOf } from './member-rows.ts'
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

/** Whole households of which one member shares a number, or two words of a name and about the year of birth. */
async function candidateMembers(
  db: Kysely<IntakeSchema>,
  householdId: string,
  members: readonly MemberTable[],
) {
  const keys = [...new Set(members.flatMap((member) => askedKeys(identityOf(member))))]
  const numbers = (column: 'tax_code' | 'permit_number') =>
    members.map((member) => member[column]).filter((number) => number !== null)
  const near = db
    .selectFrom('member')
    .select('household_id')
    .distinct()
    .where('household_id', '!=', householdId)
    // What was joined is spoken of by the household it stands for.
    .where(
      'household_id',
      'not in',
      db.selectFrom('household_join').select('household_id').where('split_at', 'is', null),
    )
    .where(
      sql<boolean>`(search_keys && ${keys}::text[] or tax_code = any(${numbers('tax_code')}::text[])
        or permit_number = any(${numbers('permit_number')}::text[]))`,
    )
    .limit(CANDIDATES)
  return db.selectFrom('member').selectAll().where('household_id', 'in', near).execute()
}
