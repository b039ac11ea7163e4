import { UNKNOWN_TERRITORY } from '@intarsi/contracts'
import type { MigrationSet } from '@intarsi/postgres'
import { sql } from 'kysely'

/** The tables behind `createUnitOfWork`, the relay and the consumers: one set in every service's own database. */
export const messagingMigrations: MigrationSet = {
  module: 'messaging',
  migrations: {
    '0001-outbox-and-inbox': {
      up: async (db) => {
        // The root's lock and its gapless sequence in one row: whoever may announce holds it.
        await sql`create table message_root (
          stream text not null,
          root_id text not null,
          last_sequence bigint not null default 0,
          primary key (stream, root_id)
        ) with (fillfactor = 70)`.execute(db)
        // Insert-only: the service's archive, in Debezium's column names. The payload is the whole envelope.
        await sql`create table outbox (
          position bigint generated always as identity primary key,
          id uuid not null unique,
          aggregatetype text not null,
          aggregateid text not null,
          type text not null,
          payload jsonb not null,
          topic text not null,
          key text not null,
          household_id uuid,
          territory_id text,
          created_at timestamptz not null default now()
        )`.execute(db)
        await sql`create index outbox_household on outbox (household_id)`.execute(db)
        await sql`create table outbox_pending (
          shard smallint not null,
          position bigint not null,
          primary key (shard, position)
        ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`.execute(db)
        await sql`create table inbox (
          consumer text not null,
          event_id uuid not null,
          received_at timestamptz not null,
          primary key (consumer, event_id)
        )`.execute(db)
        await sql`create index inbox_age on inbox using brin (received_at)`.execute(db)
      },
    },
    '0002-parking': {
      up: async (db) => {
        // `id` is the position in the queue of (consumer, topic, key).
        await sql`create table parked (
          id bigint generated always as identity primary key,
          consumer text not null,
          topic text not null,
          key text not null,
          root_stream text not null,
          event_id uuid not null,
          type text not null,
          payload jsonb not null,
          partition integer not null,
          "offset" text not null,
          reason text not null,
          error text not null,
          attempts integer not null,
          household_id uuid,
          territory_id text,
          published_at timestamptz not null,
          first_failed_at timestamptz not null,
          last_failed_at timestamptz not null,
          redrive_requested_at timestamptz,
          unique (consumer, event_id)
        )`.execute(db)
        await sql`create index parked_queue on parked (consumer, topic, key, id)`.execute(db)
        await sql`create index parked_household on parked (household_id)`.execute(db)
        await sql`create table attempt (
          consumer text not null,
          event_id uuid not null,
          count integer not null,
          first_at timestamptz not null,
          last_at timestamptz not null,
          primary key (consumer, event_id)
        )`.execute(db)
        await sql`create table discarded (
          consumer text not null,
          event_id uuid not null,
          topic text not null,
          key text not null,
          type text not null,
          error text not null,
          reason text not null,
          discarded_by text not null,
          discarded_at timestamptz not null,
          primary key (consumer, event_id)
        )`.execute(db)
      },
    },
    '0003-replay': {
      up: async (db) => {
        // An operator's wish; the running consumer takes it up, because the handlers live there.
        await sql`create table replay (
          id uuid primary key,
          consumer text not null,
          kind text not null check (kind in ('resume', 'rebuild', 'bootstrap')),
          topics text[] not null,
          since timestamptz,
          state text not null default 'asked' check (state in ('asked', 'running', 'done', 'failed')),
          handled bigint not null default 0,
          error text,
          asked_at timestamptz not null default now(),
          touched_at timestamptz,
          ended_at timestamptz
        )`.execute(db)
        await sql`create table consumer_pause (
          consumer text primary key,
          reason text not null,
          paused_at timestamptz not null
        )`.execute(db)
      },
    },
    '0004-parked-history': {
      up: async (db) => {
        await sql`alter table parked add column historic boolean not null default false`.execute(db)
      },
    },
    // What is about a household is some territory's. The checks come last and are not validated, which would read the
    // archive under its lock; the statements before them leave no row that breaks the rule.
    '0005-territory-of-households': {
      up: async (db) => {
        for (const table of ['outbox', 'parked'])
          await sql`update ${sql.table(table)} set territory_id = ${sql.lit(UNKNOWN_TERRITORY)}
            where household_id is not null and territory_id is null`.execute(db)
        for (const table of ['outbox', 'parked'])
          await sql`alter table ${sql.table(table)} add constraint ${sql.id(`${table}_household_has_territory`)}
            check (household_id is null or territory_id is not null) not valid`.execute(db)
      },
    },
  },
}
