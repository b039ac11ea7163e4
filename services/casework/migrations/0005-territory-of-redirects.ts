import { UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'

/** Whose a joined household was. The default is for the version before, which does not name the column. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table household
    add column territory_id text not null default ${sql.lit(UNKNOWN_TERRITORY)}`.execute(db)
  await sql`update household h set territory_id = known.territory_id from (
      select distinct on (origin_household_id) origin_household_id, territory_id
      from presa_in_carico order by origin_household_id, opened_at desc
    ) known where known.origin_household_id = h.household_id`.execute(db)
}
