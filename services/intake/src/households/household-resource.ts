import type { Kysely } from 'kysely'
import { RESOURCE_COLUMNS, type ReferralResource, resourceOfReferral } from '../referrals/load-referral.ts'
import type { IntakeSchema } from '../schema.ts'

/** What the rules of access read of each household: one resource per referral it has; allowed by one is allowed. */
export async function resourcesOfHouseholds(
  db: Kysely<IntakeSchema>,
  householdIds: readonly string[],
): Promise<Map<string, ReferralResource[]>> {
  if (householdIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('referral')
    .select(['household_id', ...RESOURCE_COLUMNS])
    .where('household_id', 'in', householdIds)
    .execute()
  const grouped = Map.groupBy(rows, (row) => row.household_id)
  return new Map([...grouped].map(([id, referrals]) => [id, referrals.map(resourceOfReferral)]))
}
