import { type Kysely, sql } from 'kysely'

/** Bodies, sportelli, people and what they may do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table body (
      body_id uuid primary key,
      name text not null,
      kind text not null check (kind in ('public', 'third-sector', 'volunteers')),
      territories text[] not null,
      active boolean not null,
      agreement_valid_from date,
      agreement_valid_until date,
      source_hash text not null,
      version int not null
    );
    create table sportello (
      sportello_id uuid primary key,
      body_id uuid not null references body,
      name text not null,
      territory_id text not null,
      municipality text not null,
      active boolean not null
    );
    create index sportello_body on sportello (body_id);
    create table person (
      person_id uuid primary key,
      subject text not null unique,
      body_id uuid not null references body,
      given_name text not null,
      family_name text not null,
      email text,
      phone text,
      fte double precision not null check (fte > 0 and fte <= 1),
      working_days smallint[] not null,
      languages text[] not null,
      areas text[] not null,
      health_role boolean not null,
      active boolean not null,
      active_since timestamptz not null,
      disabled_reason text,
      source_hash text not null,
      version int not null
    );
    create index person_body on person (body_id);
    create table person_role (
      person_id uuid not null references person on delete cascade,
      territory_id text not null,
      role text not null,
      primary key (territory_id, role, person_id)
    );
    create index person_role_person on person_role (person_id);
    create table account_role (
      account_role_id uuid primary key default uuidv7(),
      person_id uuid not null references person on delete cascade,
      role text not null,
      territory_id text,
      unique nulls not distinct (person_id, role, territory_id)
    );
    create table person_sportello (
      person_id uuid not null references person on delete cascade,
      sportello_id uuid not null references sportello,
      primary key (person_id, sportello_id)
    );
    create table absence (
      absence_id uuid primary key default uuidv7(),
      person_id uuid not null references person on delete cascade,
      from_on date not null,
      to_on date,
      reason text not null check (reason in ('leave', 'illness', 'parental', 'other')),
      delegate_id uuid references person,
      declared_by text not null,
      cancelled_at timestamptz,
      version int not null default 1,
      check (to_on is null or to_on >= from_on)
    );
    create index absence_person on absence (person_id, from_on) where cancelled_at is null;
    create table territory_office (
      territory_id text primary key,
      coordinator_id uuid not null references person,
      deputy_id uuid references person,
      emergency_phone text,
      source_hash text not null,
      check (deputy_id is distinct from coordinator_id)
    );
    create table conflict_of_interest (
      person_id uuid not null references person on delete cascade,
      household_id uuid not null,
      territory_id text not null,
      reason text not null,
      declared_at timestamptz not null,
      primary key (household_id, person_id)
    );
  `.execute(db)
}
