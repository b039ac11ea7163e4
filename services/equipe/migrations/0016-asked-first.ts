import { type Kysely, sql } from 'kysely'

/** What somebody who went away was asked first about is found without reading every open referral. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referral_asked_first_open on referral (asked_first_id)
    where closed_at is null and asked_first_id is not null`.execute(db)
}
