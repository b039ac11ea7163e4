import { type Kysely, sql } from 'kysely'

/** What every routing asks of a referral's deadlines and agenda items, closed ones too, is found among a million. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index deadline_of_referral on deadline (referral_id, kind)`.execute(db)
  await sql`create index agenda_of_referral on agenda_item (referral_id, kind)`.execute(db)
}
