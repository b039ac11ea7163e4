import { type Kysely, sql } from 'kysely'

/** Risk factors that the table's side found and the sportello did not say: restricted, and not read by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table referral add column found_risks text[] not null default '{}'`.execute(db)
}
