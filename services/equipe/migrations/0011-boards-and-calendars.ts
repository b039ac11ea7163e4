import { type Kysely, sql } from 'kysely'

/** What boards and calendars read: a table's open referrals in order, a territory's latest decisions, feed tokens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referral_of_table_open on referral (reading_table_id, urgency, submitted_at, referral_id)
    where closed_at is null`.execute(db)
  await sql`create index decision_territory on decision (territory_id, decided_at)`.execute(db)
  await sql`create index meeting_decisions on decision (meeting_id) where meeting_id is not null`.execute(db)
  await sql`create table calendar_feed (
    person_id uuid primary key,
    token_hash text not null unique,
    created_at timestamptz not null,
    read_at timestamptz
  )`.execute(db)
}
