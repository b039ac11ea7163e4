import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A mail is a row first: once as a row, at least once on the wire, with the row's id as its stable Message-ID. */
export const mail: Migration = {
  async up(db) {
    await sql`
      create table contact_point (
        person_id uuid primary key,
        email text not null,
        version integer not null default 1,
        updated_at timestamptz not null
      )`.execute(db)
    await sql`
      create table preference (
        person_id uuid primary key,
        email text not null check (email in ('all-at-once', 'urgent-at-once', 'digest-only', 'off')),
        locale text not null check (locale in ('it', 'en')),
        version integer not null default 1,
        updated_at timestamptz not null
      )`.execute(db)
    await sql`
      create table mail (
        id uuid primary key,
        person_id uuid not null,
        kind text not null check (kind in ('at-once', 'morning-digest', 'meeting-digest')),
        occasion text not null,
        subject text not null,
        body text not null,
        state text not null check (state in ('due', 'sent', 'failed', 'no-address')),
        attempts integer not null default 0,
        next_attempt_at timestamptz not null,
        leased_until timestamptz,
        last_error text,
        created_at timestamptz not null,
        sent_at timestamptz,
        unique (person_id, kind, occasion)
      )`.execute(db)
    await sql`create index mail_due on mail (next_attempt_at) where state = 'due'`.execute(db)
  },
}
