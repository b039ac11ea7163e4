import { type Kysely, sql } from 'kysely'

/** Which referral of its household another one joined while no case had it yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table referral add column joined_referral_id uuid`.execute(db)
}
