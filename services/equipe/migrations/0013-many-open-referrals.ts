import { type Kysely, sql } from 'kysely'

/** What is asked for every few seconds, and on every home page, is found among ten thousand open referrals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referral_reading_table_open on referral (reading_table_id) where closed_at is null`.execute(
    db,
  )
  await sql`create index agenda_item_waiting on agenda_item (urgency, added_at)
    where meeting_id is null and state in ('planned', 'on-agenda')`.execute(db)
}
