import { type Kysely, sql } from 'kysely'

/** Open referrals of a disputed competence are few: they are found without reading every open one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referral_disputed_open on referral (submitted_at, referral_id)
    where closed_at is null and disputed_with is not null`.execute(db)
}
