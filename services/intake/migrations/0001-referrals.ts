import { type Kysely, sql } from 'kysely'

/** Every table about a household has territory and household from the start: row-level security and erasure rest on them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table sportello (
    sportello_id uuid primary key,
    body_id uuid not null,
    body_name text not null,
    name text not null,
    territory_id text not null,
    municipality text not null,
    active boolean not null,
    version int not null
  )`.execute(db)
  await sql`create index sportello_body on sportello (body_id)`.execute(db)

  await sql`create table household (
    household_id uuid primary key,
    territory_id text not null,
    version int not null,
    created_at timestamptz not null,
    erased_at timestamptz
  )`.execute(db)

  await sql`create table member (
    household_id uuid not null references household,
    territory_id text not null,
    ref text not null,
    given_name text,
    family_name text,
    aliases text[] not null,
    search_keys text[] not null,
    birth text not null,
    birth_certainty text not null,
    tax_code text,
    permit_number text,
    primary key (household_id, ref)
  )`.execute(db)
  await sql`create index member_search_keys on member using gin (search_keys)`.execute(db)
  await sql`create index member_tax_code on member (tax_code) where tax_code is not null`.execute(db)
  await sql`create index member_permit on member (permit_number) where permit_number is not null`.execute(db)

  await sql`create table referral (
    referral_id uuid primary key,
    number text not null unique,
    household_id uuid not null references household,
    territory_id text not null,
    sportello_id uuid not null,
    body_id uuid not null,
    referrer_id uuid not null,
    request_kind text not null,
    sender_reference text,
    urgency text not null,
    urgency_reasons jsonb not null,
    competence jsonb not null,
    form jsonb not null,
    version int not null,
    submitted_at timestamptz not null,
    state text not null,
    next_step_on date,
    view jsonb not null,
    reader_ids uuid[] not null,
    equipe_ids uuid[] not null,
    routed_at timestamptz,
    overdue_at timestamptz
  )`.execute(db)
  await sql`create unique index referral_sender_reference on referral (sportello_id, sender_reference)
    where sender_reference is not null`.execute(db)
  await sql`create index referral_household on referral (household_id)`.execute(db)
  await sql`create index referral_sportello on referral (sportello_id, submitted_at desc, referral_id desc)`.execute(
    db,
  )
  await sql`create index referral_territory on referral (territory_id, submitted_at desc, referral_id desc)`.execute(
    db,
  )
  // The arrivals: what waits for a routing answer. Empty most of the time.
  await sql`create index referral_arrivals on referral (submitted_at)
    where routed_at is null and overdue_at is null`.execute(db)

  // One row per fact the sender may read; an event of another service is here once, in whatever order it came.
  await sql`create table referral_history (
    event_id uuid primary key,
    referral_id uuid not null,
    household_id uuid not null,
    territory_id text not null,
    at timestamptz not null,
    sequence text not null,
    type text not null,
    data jsonb not null
  )`.execute(db)
  await sql`create index referral_history_referral on referral_history (referral_id, at, sequence)`.execute(
    db,
  )
  await sql`create index referral_history_household on referral_history (household_id)`.execute(db)
}
