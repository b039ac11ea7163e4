import { type Kysely, sql } from 'kysely'
import type { IntakeSchema } from '../schema.ts'

/** The household an id stands for today: itself, or the one it was joined into, however often. */
export async function survivingHousehold(db: Kysely<IntakeSchema>, householdId: string): Promise<string> {
  return (await survivingHouseholds(db, [householdId])).get(householdId) ?? householdId
}

/** For each of the ids that was joined, the household it stands for today. */
export async function survivingHouseholds(
  db: Kysely<IntakeSchema>,
  householdIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ asked: string; surviving: string }>`
    with recursive redirect (asked, surviving, hops) as (
      select household_id, surviving_id, 1 from household_join
        where split_at is null and household_id = any(${householdIds}::uuid[])
      union all
      select asked, surviving_id, hops + 1 from redirect
        join household_join on household_id = surviving where split_at is null and hops < 20
    )
    select distinct on (asked) asked, surviving from redirect order by asked, hops desc`.execute(db)
  return new Map(rows.map((row) => [row.asked, row.surviving]))
}
