import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * `position` grows per recipient under the recipient's head row, which the inserting transaction has locked: what a
 * reader has seen up to a position is complete, so the live stream can resume from it.
 */
export const inbox: Migration = {
  async up(db) {
    await sql`
      create table recipient_head (
        recipient_id uuid primary key,
        last_position bigint not null default 0
      )`.execute(db)
    await sql`
      create table notice (
        id uuid primary key,
        recipient_id uuid not null,
        recipient_kind text not null check (recipient_kind in ('person', 'table')),
        position bigint not null,
        event_id uuid not null,
        kind text not null,
        territory_id text,
        household_id uuid,
        referral_id uuid,
        referral_number text,
        decision_id uuid,
        urgency text,
        params jsonb not null,
        occurred_at timestamptz not null,
        created_at timestamptz not null,
        read_at timestamptz,
        mailing text not null check (mailing in ('none', 'at-once', 'digest')),
        mail_id uuid,
        unique (event_id, recipient_id),
        unique (recipient_id, position)
      )`.execute(db)
    await sql`create index notice_unread on notice (recipient_id, position) where read_at is null`.execute(db)
    await sql`create index notice_to_mail on notice (recipient_id, created_at) where mailing <> 'none' and mail_id is null`.execute(
      db,
    )
    await sql`create index notice_referral on notice (referral_id)`.execute(db)
    await sql`create index notice_household on notice (household_id)`.execute(db)
  },
}
