import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The public feed as integrators read it. Positions are given afterwards, by whoever holds the head's row, so that
 * position order is commit order without every announcing transaction waiting for one row.
 */
export const feed: Migration = {
  async up(db) {
    await sql`
      create table feed_case (
        referral_id uuid primary key,
        household_id uuid not null,
        territory_id text not null,
        referral_number text not null,
        body_id uuid,
        sportello_id uuid,
        table_id uuid,
        view jsonb not null,
        updated_at timestamptz not null
      )`.execute(db)
    await sql`create index feed_case_household on feed_case (household_id)`.execute(db)
    await sql`create index feed_case_territory on feed_case (territory_id, updated_at, referral_id)`.execute(
      db,
    )
    await sql`
      create table feed_early (
        arrival bigint generated always as identity primary key,
        event_id uuid not null unique,
        referral_id uuid not null,
        household_id uuid,
        event jsonb not null
      )`.execute(db)
    await sql`create index feed_early_referral on feed_early (referral_id)`.execute(db)
    await sql`
      create table feed_event (
        event_id uuid primary key,
        household_id uuid,
        territory_id text not null,
        type text not null,
        subject text not null,
        table_id uuid,
        body_id uuid,
        area text,
        body text not null,
        created_at timestamptz not null
      )`.execute(db)
    await sql`create index feed_event_household on feed_event (household_id)`.execute(db)
    await sql`
      create table feed_pending (
        arrival bigint generated always as identity primary key,
        event_id uuid not null
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`.execute(db)
    await sql`
      create table feed_log (
        position bigint primary key,
        event_id uuid not null unique,
        territory_id text not null,
        logged_at timestamptz not null
      )`.execute(db)
    await sql`create index feed_log_territory on feed_log (territory_id, position)`.execute(db)
    await sql`create index feed_log_age on feed_log (logged_at)`.execute(db)
    await sql`
      create table feed_head (
        one boolean primary key default true check (one),
        last_position bigint not null default 0
      )`.execute(db)
    await sql`insert into feed_head default values`.execute(db)
  },
}
