import { UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'

/** Whose a joined household was, also where its event did not say; few rows, so that both are short. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update household_join j set territory_id = known.territory_id from referral known
    where j.territory_id is null and known.referral_id = any(j.moved_referral_ids || j.closed_referral_ids)`.execute(
    db,
  )
  for (const table of ['household_join', 'early_split']) {
    await sql`update ${sql.table(table)} set territory_id = ${sql.lit(UNKNOWN_TERRITORY)}
      where territory_id is null`.execute(db)
    await sql`alter table ${sql.table(table)} alter column territory_id set not null`.execute(db)
  }
}
