import { UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'

/** Whose a joined household was. The default is for the version before, which does not name the column. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table household
    add column territory_id text not null default ${sql.lit(UNKNOWN_TERRITORY)}`.execute(db)
  await sql`update household h set territory_id = known.territory_id from (
      select distinct on (household_id) household_id, territory_id
      from referral order by household_id, submitted_at desc nulls last
    ) known where known.household_id = h.household_id`.execute(db)
}
