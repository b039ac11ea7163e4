import { type Kysely, sql } from 'kysely'

/** Who prepares a referral completes its form with the household: a request of its own kind, which says in which role. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column requested_as text`.execute(db)
  await sql`alter table request drop constraint request_kind_check`.execute(db)
  await sql`alter table request add constraint request_kind_check
    check (kind in ('amendment', 'answer', 'withdrawal', 'completion'))`.execute(db)
}
