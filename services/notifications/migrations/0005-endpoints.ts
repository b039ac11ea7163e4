import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Integrators' endpoints, and one row for each event that each of them is owed. */
export const endpoints: Migration = {
  async up(db) {
    await sql`
      create table endpoint (
        endpoint_id uuid primary key,
        client_id uuid not null,
        url text not null,
        description text not null,
        filter jsonb not null,
        format text not null check (format in ('cloudevent', 'fhir-task')),
        ordered boolean not null,
        max_in_flight integer not null,
        max_per_second integer not null,
        state text not null check (state in ('unverified', 'active', 'paused', 'disabled', 'deleted')),
        disabled_reason text,
        disabled_at timestamptz,
        verified_at timestamptz,
        failing_since timestamptz,
        warnings integer not null default 0,
        last_success_at timestamptz,
        last_failure_at timestamptz,
        keys jsonb not null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db)
    await sql`create index endpoint_client on endpoint (client_id, endpoint_id)`.execute(db)
    await sql`
      create table delivery (
        delivery_id bigint generated always as identity primary key,
        endpoint_id uuid not null references endpoint (endpoint_id),
        event_id uuid not null,
        household_id uuid,
        territory_id text,
        type text not null,
        key text not null,
        position bigint not null,
        body text,
        state text not null default 'due' check (state in ('due', 'delivered', 'failed', 'cancelled')),
        reason text,
        step integer not null default 0,
        attempts integer not null default 0,
        next_attempt_at timestamptz not null,
        created_at timestamptz not null,
        delivered_at timestamptz,
        unique (endpoint_id, event_id)
      ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)`.execute(db)
    await sql`create index delivery_due on delivery (endpoint_id, next_attempt_at, delivery_id) where state = 'due'`.execute(
      db,
    )
    await sql`create index delivery_key on delivery (endpoint_id, key, position) where state = 'due'`.execute(
      db,
    )
    await sql`create index delivery_age on delivery using brin (created_at)`.execute(db)
    await sql`create index delivery_household on delivery (household_id)`.execute(db)
    await sql`
      create table attempt_made (
        delivery_id bigint not null references delivery (delivery_id) on delete cascade,
        number integer not null,
        at timestamptz not null,
        duration_ms integer not null,
        outcome text not null,
        status integer,
        request_headers jsonb not null,
        response_headers jsonb,
        response_body text,
        next_attempt_at timestamptz,
        primary key (delivery_id, number)
      )`.execute(db)
  },
}
