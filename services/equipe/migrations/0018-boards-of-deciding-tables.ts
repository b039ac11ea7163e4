import { type Kysely, sql } from 'kysely'

/** A table's open referrals in order, also where another table reads them for it to decide. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referral_of_deciding_table_open
    on referral (territory_id, (admission->>'tableKey'), urgency, submitted_at, referral_id)
    where closed_at is null`.execute(db)
}
