import { type Kysely, sql } from 'kysely'

/**
 * From a proposal to the day a household leaves: what it signs, visits, longer stays, where it went; the money that
 * supports it; who owns the places; and where a person decided otherwise than the machine had proposed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await requests(db)
  await stays(db)
  await supports(db)
  await contacts(db)
  await overrides(db)
}

async function requests(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table request drop constraint request_state_check;
    alter table request add constraint request_state_check
      check (state in ('open', 'proposed', 'offered', 'placed', 'no-place', 'cancelled'));
    drop index one_live_request;
    create unique index one_live_request on request (household_id)
      where state in ('open', 'proposed', 'offered', 'no-place');
  `.execute(db)
}

async function stays(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table placement
      add column stay_until date,
      add column destination text;

    create table agreement_text (
      territory_id text not null,
      kind text not null check (kind in ('hosting-agreement', 'house-rules')),
      version int not null check (version > 1),
      it text not null,
      en text,
      published_at timestamptz not null,
      published_by uuid not null,
      primary key (territory_id, kind, version)
    );
    create table agreement (
      placement_id uuid not null references placement,
      kind text not null check (kind in ('hosting-agreement', 'house-rules')),
      version int not null,
      household_id uuid not null,
      territory_id text not null,
      signed_on date not null,
      explained_in text not null,
      recorded_at timestamptz not null,
      recorded_by uuid not null,
      primary key (placement_id, kind, version)
    );
    create table visit (
      visit_id uuid primary key,
      placement_id uuid not null references placement,
      household_id uuid not null,
      territory_id text not null,
      due_on date not null,
      visited_on date,
      outcome text,
      recorded_by uuid,
      check ((visited_on is null) = (outcome is null))
    );
    create unique index one_visit_to_come on visit (placement_id) where visited_on is null;
    create index visit_of_territory on visit (territory_id, due_on, visit_id) where visited_on is null;

    create table stay_extension (
      placement_id uuid not null references placement,
      stay_until date not null,
      household_id uuid not null,
      territory_id text not null,
      previous_until date not null,
      reason text not null,
      extended_at timestamptz not null,
      extended_by uuid not null,
      primary key (placement_id, stay_until),
      check (stay_until > previous_until)
    );
  `.execute(db)
}

async function supports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table support_budget (
      territory_id text not null,
      year int not null,
      amount_cents int not null check (amount_cents >= 0),
      committed_cents int not null default 0,
      changed_at timestamptz not null,
      changed_by uuid not null,
      primary key (territory_id, year),
      check (committed_cents between 0 and amount_cents)
    );
    create table support_grant (
      grant_id uuid primary key,
      request_id uuid not null references request,
      household_id uuid not null,
      territory_id text not null,
      year int not null,
      kind text not null,
      monthly_cents int not null check (monthly_cents > 0),
      months int not null check (months > 0),
      amount_cents int not null,
      state text not null check (state in ('granted', 'ended')),
      paid_cents int,
      end_reason text,
      granted_at timestamptz not null,
      granted_by uuid not null,
      ended_at timestamptz,
      foreign key (territory_id, year) references support_budget,
      check (amount_cents = monthly_cents * months),
      check ((state = 'ended') = (paid_cents is not null))
    );
    create index support_of_territory on support_grant (territory_id, granted_at, grant_id);
    create index support_of_request on support_grant (request_id);
  `.execute(db)
}

async function contacts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact (
      contact_id uuid primary key,
      territory_id text not null,
      kind text not null check (kind in ('landlord', 'intermediary')),
      name text not null,
      organisation text,
      phone text,
      email text,
      remark text,
      version int not null,
      changed_at timestamptz not null
    );
    create index contact_of_territory on contact (territory_id, contact_id);
    create table place_contact (
      place_id uuid not null references place,
      contact_id uuid not null references contact,
      primary key (place_id, contact_id)
    );
  `.execute(db)
}

async function overrides(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table override (
      override_id uuid primary key,
      kind text not null check (kind in ('other-place', 'entry-unsigned')),
      request_id uuid not null references request,
      household_id uuid not null,
      territory_id text not null,
      run_id uuid,
      proposed_place_id uuid,
      chosen_place_id uuid not null,
      reason text not null,
      remark text not null,
      made_at timestamptz not null,
      made_by uuid not null
    );
    create index override_of_territory on override (territory_id, made_at, override_id);
    create index override_of_run on override (run_id) where run_id is not null;
  `.execute(db)
}
