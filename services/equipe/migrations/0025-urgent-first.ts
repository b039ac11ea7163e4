import { type Kysely, sql } from 'kysely'

/** What a table has to do is read urgent first, then by its date, among ten thousand open referrals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referral_reading_table_due
    on referral (reading_table_id, urgency, coalesce(next_step_on, 'infinity'), referral_id)
    where closed_at is null`.execute(db)
  await sql`drop index referral_reading_table_open`.execute(db)
}
