import { type Kysely, sql } from 'kysely'

/** Loads, the written reasons of every choice, and the households' case managers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person_load (
      person_id uuid not null references person,
      purpose text not null check (purpose in ('preparer', 'case-manager', 'seat')),
      load double precision not null default 0 check (load >= 0),
      extra double precision not null default 0 check (extra >= 0),
      extra_until date,
      extra_reason text,
      primary key (person_id, purpose)
    );
    create table load_hold (
      load_hold_id uuid primary key default uuidv7(),
      territory_id text not null,
      household_id uuid not null,
      referral_id uuid,
      person_id uuid not null references person,
      purpose text not null,
      weight double precision not null check (weight >= 0),
      taken_at timestamptz not null,
      lighter_at timestamptz,
      lighter_weight double precision,
      released_at timestamptz,
      check ((lighter_at is null) = (lighter_weight is null))
    );
    create index hold_of_household on load_hold (household_id) where released_at is null;
    create index hold_of_person on load_hold (person_id) where released_at is null;
    create index hold_to_lighten on load_hold (lighter_at) where released_at is null and lighter_at is not null;
    create table choice_record (
      choice_id uuid primary key default uuidv7(),
      territory_id text not null,
      household_id uuid not null,
      referral_id uuid,
      purpose text not null,
      role text not null,
      person_id uuid,
      runner_up_id uuid,
      reasons text[] not null,
      explanation jsonb not null,
      chosen_at timestamptz not null,
      overridden_by uuid,
      override_reason text
    );
    create index choice_of_household on choice_record (household_id, chosen_at);
    create table case_manager (
      case_manager_id uuid primary key default uuidv7(),
      territory_id text not null,
      household_id uuid not null,
      referral_id uuid not null,
      referral_number text not null,
      urgency text not null,
      pic_id uuid,
      seat text not null check (seat in ('case-manager', 'liaison')),
      role text not null,
      person_id uuid not null references person,
      state text not null
        check (state in ('proposed', 'confirmed', 'declined', 'lapsed', 'handing-over', 'interim', 'ended')),
      mode text not null check (mode in ('by-role', 'by-table', 'by-person')),
      since timestamptz not null,
      nothing_to_do_before date,
      runner_up_id uuid,
      reasons text[] not null,
      confirmed_at timestamptz,
      confirmed_by text,
      former_person_id uuid,
      reason text,
      proposal_due_on date,
      ended_at timestamptz,
      version int not null default 1
    );
    create unique index one_proposed on case_manager (referral_id, seat) where state = 'proposed';
    create unique index one_confirmed on case_manager (household_id, seat) where state = 'confirmed';
    create unique index one_interim on case_manager (referral_id, seat) where state = 'interim';
    create index managers_of_household on case_manager (household_id);
    create index managed_by on case_manager (person_id)
      where state in ('proposed', 'confirmed', 'handing-over', 'interim');
  `.execute(db)
}
