import { type Kysely, sql } from 'kysely'

/** Places, the needs that look for one, what was proposed, and who holds what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table place (
      place_id uuid primary key,
      territory_id text not null,
      municipality text not null,
      name text not null,
      kind text not null,
      address text,
      address_private boolean not null,
      rooms int not null check (rooms > 0),
      beds int not null check (beds > 0),
      cots int not null check (cots >= 0),
      accessible boolean not null,
      ground_floor_or_lift boolean not null,
      legal_statuses text[],
      household_types text[],
      women_only boolean not null,
      stay_limit_months int,
      entry_from date,
      entry_until date,
      reserve_for_urgent boolean not null,
      max_households int check (max_households > 1),
      cohabitation_rules text[] not null,
      pets_allowed boolean not null,
      smoking_allowed boolean not null,
      blocked_until date,
      blocked_reason text,
      retired_at timestamptz,
      source_hash text,
      version int not null,
      changed_at timestamptz not null,
      check ((blocked_until is null) = (blocked_reason is null)),
      check (entry_from is null or entry_until is null or entry_from <= entry_until)
    );
    create index place_of_territory on place (territory_id, place_id);

    create table household (
      household_id uuid primary key,
      joined_into uuid,
      join_sequence text
    );
    create index household_joined on household (joined_into) where joined_into is not null;

    create table referral (
      referral_id uuid primary key,
      household_id uuid not null,
      territory_id text not null,
      referral_number text not null,
      facts jsonb,
      facts_version int,
      intake_version int,
      intake_territory text,
      intake_urgency text,
      submitted_at timestamptz,
      equipe_sequence text,
      equipe_territory text,
      equipe_urgency text,
      standing_sequence text,
      standing text,
      preparer_id uuid,
      case_manager_sequence text,
      case_manager_id uuid,
      pic_sequence text,
      pic_open boolean,
      admitted_at timestamptz
    );
    create index referral_of_household on referral (household_id);

    create table request (
      request_id uuid primary key,
      household_id uuid not null,
      territory_id text not null,
      referral_id uuid not null,
      referral_number text not null,
      urgency text not null,
      cause text not null check (cause in ('admission', 'urgent')),
      state text not null check (state in ('open', 'offered', 'placed', 'no-place', 'cancelled')),
      facts jsonb not null,
      facts_version int not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      closed_by text,
      no_place_reasons jsonb,
      version int not null,
      changed_at timestamptz not null
    );
    create unique index one_live_request on request (household_id)
      where state in ('open', 'offered', 'no-place');
    create index request_of_household on request (household_id);
    create index request_queue on request (territory_id, opened_at, request_id);

    create table offer (
      offer_id uuid primary key,
      request_id uuid not null references request,
      household_id uuid not null,
      territory_id text not null,
      place_id uuid not null references place,
      state text not null
        check (state in ('open', 'accepted', 'refused', 'withdrawn', 'expired', 'superseded')),
      reason text,
      side text check (side in ('household', 'provider', 'system')),
      offered_at timestamptz not null,
      offered_by uuid not null,
      answer_by timestamptz not null,
      closed_at timestamptz,
      closed_by text,
      version int not null,
      check ((state = 'open') = (closed_at is null))
    );
    create unique index one_open_offer on offer (request_id) where state = 'open';
    create index offer_due on offer (answer_by) where state = 'open';
    create index offer_of_household on offer (household_id);
    create index offer_of_territory on offer (territory_id, offered_at, offer_id);

    create table placement (
      placement_id uuid primary key,
      offer_id uuid not null unique references offer,
      request_id uuid not null references request,
      household_id uuid not null,
      territory_id text not null,
      place_id uuid not null references place,
      state text not null check (state in ('agreed', 'entered', 'ended', 'cancelled')),
      agreed_at timestamptz not null,
      entered_on date,
      ended_on date,
      end_reason text,
      version int not null
    );
    create index placement_of_request on placement (request_id);
    create index placement_of_household on placement (household_id);
    create index placement_of_territory on placement (territory_id, agreed_at, placement_id);

    create table holding (
      request_id uuid primary key references request,
      household_id uuid not null,
      territory_id text not null,
      place_id uuid not null references place,
      ground text not null check (ground in ('offer', 'placement')),
      whole boolean not null,
      companion jsonb not null,
      held_since timestamptz not null
    );
    create unique index whole_place_once on holding (place_id) where whole;
    create index holding_of_place on holding (place_id);
    create index holding_of_household on holding (household_id);

    create table matching_due (
      territory_id text primary key,
      due_since timestamptz not null
    );
    create table matching_run (
      run_id uuid primary key,
      territory_id text not null,
      ran_at timestamptz not null,
      started_by text not null,
      objective jsonb not null,
      certificate jsonb not null,
      weights jsonb not null,
      fingerprint text not null
    );
    create index run_of_territory on matching_run (territory_id, ran_at, run_id);
    create table run_result (
      run_id uuid not null references matching_run on delete cascade,
      request_id uuid not null references request,
      household_id uuid not null,
      territory_id text not null,
      place_id uuid references place,
      points jsonb not null,
      reasons jsonb not null,
      primary key (run_id, request_id)
    );
    create index run_result_of_request on run_result (request_id, run_id);
    create index run_result_of_household on run_result (household_id);
  `.execute(db)
}
