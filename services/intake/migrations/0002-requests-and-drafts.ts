import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What a sender asks after sending; equipe answers, and only then it takes effect.
  await sql`create table request (
    request_id uuid primary key,
    referral_id uuid not null references referral,
    household_id uuid not null,
    territory_id text not null,
    kind text not null check (kind in ('amendment', 'answer', 'withdrawal')),
    form jsonb,
    version int,
    reason text,
    note text,
    requested_at timestamptz not null,
    requested_by uuid not null,
    outcome text,
    outcome_reason text,
    answered_at timestamptz
  )`.execute(db)
  await sql`create index request_referral on request (referral_id, requested_at)`.execute(db)
  await sql`create index request_household on request (household_id)`.execute(db)

  await sql`create table draft (
    draft_id uuid primary key,
    household_id uuid not null,
    territory_id text not null,
    sportello_id uuid not null,
    body_id uuid not null,
    owner_id uuid not null,
    form jsonb not null,
    version int not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    expires_at timestamptz not null
  )`.execute(db)
  await sql`create index draft_sportello on draft (sportello_id, changed_at desc, draft_id desc)`.execute(db)
  await sql`create index draft_expires on draft (expires_at)`.execute(db)
  await sql`create index draft_household on draft (household_id)`.execute(db)

  await sql`create table attachment (
    attachment_id uuid primary key,
    referral_id uuid references referral,
    draft_id uuid references draft on delete cascade,
    household_id uuid not null,
    territory_id text not null,
    file_name text not null,
    media_type text not null,
    bytes int not null,
    sha256 text not null,
    restricted boolean not null,
    uploaded_by uuid not null,
    uploaded_at timestamptz not null,
    content bytea not null,
    check (referral_id is not null or draft_id is not null)
  )`.execute(db)
  await sql`alter table attachment alter column content set storage external`.execute(db)
  await sql`create index attachment_referral on attachment (referral_id)`.execute(db)
  await sql`create index attachment_draft on attachment (draft_id)`.execute(db)
  await sql`create index attachment_household on attachment (household_id)`.execute(db)

  // The redirect that a join leaves; a split within thirty days ends it.
  await sql`create table household_join (
    join_id uuid primary key,
    household_id uuid not null,
    territory_id text not null,
    surviving_id uuid not null,
    joined_by uuid not null,
    joined_at timestamptz not null,
    split_until timestamptz not null,
    split_by uuid,
    split_at timestamptz
  )`.execute(db)
  await sql`create unique index household_join_active on household_join (household_id)
    where split_at is null`.execute(db)
  await sql`create index household_join_surviving on household_join (surviving_id)`.execute(db)

  await sql`create table expert_request (
    request_id uuid primary key,
    household_id uuid,
    territory_id text not null,
    sportello_id uuid not null,
    body_id uuid not null,
    requested_by uuid not null,
    requested_at timestamptz not null,
    kind text not null,
    languages text[] not null,
    wanted_on date,
    note text,
    state text not null,
    expert_id uuid,
    scheduled_on date,
    referral_number text,
    version int not null,
    changed_at timestamptz not null
  )`.execute(db)
  await sql`create index expert_request_sportello on expert_request (sportello_id, requested_at desc, request_id desc)`.execute(
    db,
  )
  await sql`create index expert_request_household on expert_request (household_id)`.execute(db)
}
