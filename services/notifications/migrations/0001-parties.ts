import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who is concerned by each referral and who sits at each table: ids only, projected from the other services' facts. */
export const parties: Migration = {
  async up(db) {
    await sql`
      create table party (
        referral_id uuid not null,
        role text not null check (role in ('sender', 'preparer', 'coordinator', 'case-manager', 'equipe-member', 'table')),
        recipient_id uuid not null,
        household_id uuid not null,
        territory_id text not null,
        primary key (referral_id, role, recipient_id)
      )`.execute(db)
    await sql`create index party_household on party (household_id)`.execute(db)
    await sql`
      create table table_directory (
        table_id uuid primary key,
        territory_id text not null,
        name text not null,
        chair_id uuid,
        member_ids uuid[] not null,
        version integer not null
      )`.execute(db)
    await sql`
      create table awaiting_sender (
        event_id uuid not null,
        referral_id uuid not null,
        household_id uuid not null,
        territory_id text not null,
        notice jsonb not null,
        primary key (event_id)
      )`.execute(db)
    await sql`create index awaiting_sender_referral on awaiting_sender (referral_id)`.execute(db)
  },
}
