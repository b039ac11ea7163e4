import { type Kysely, sql } from 'kysely'

/** What the flow of a territory asks of every referral of its months: when it was sent, and who follows it since when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referral_sent on referral (territory_id, submitted_at)`.execute(db)
  await sql`create index managers_of_referral on case_manager (referral_id)`.execute(db)
}
