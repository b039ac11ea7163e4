import { type Kysely, sql } from 'kysely'

/** Cases that move to another territory, what observers saw, and who may already be following a household. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await statement.execute(db)
}

const STATEMENTS = [
  sql`create table case_transfer (
    transfer_id uuid primary key default uuidv7(),
    pic_id uuid not null references presa_in_carico,
    referral_id uuid not null references referral,
    household_id uuid not null,
    territory_id text not null,
    to_territory text not null,
    state text not null check (state in ('proposed', 'accepted', 'refused', 'released')),
    reason text not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    answered_by uuid,
    answered_at timestamptz
  )`,
  sql`create unique index case_transfer_one_open on case_transfer (pic_id) where state = 'proposed'`,
  sql`create index case_transfer_household on case_transfer (household_id)`,
  sql`alter table presa_in_carico add column continues_pic_id uuid references presa_in_carico`,
  sql`alter table equipe_observer add column activated_at timestamptz`,
  sql`create table observation_link (
    token_hash text primary key,
    observer_id uuid not null references equipe_observer,
    equipe_id uuid not null references equipe,
    household_id uuid not null,
    territory_id text not null,
    made_by uuid not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  sql`create index observation_link_household on observation_link (household_id)`,
  sql`create table observation (
    observation_id uuid primary key default uuidv7(),
    observer_id uuid not null references equipe_observer,
    equipe_id uuid not null references equipe,
    household_id uuid not null,
    territory_id text not null,
    area text not null,
    state text not null check (state in ('received', 'read', 'acted-on', 'noted')),
    how text not null check (how in ('dictated', 'link')),
    answers jsonb not null,
    words text,
    received_at timestamptz not null,
    recorded_by uuid,
    read_by uuid,
    read_at timestamptz,
    settled_by uuid,
    settled_at timestamptz,
    settled_note text
  )`,
  sql`create index observation_equipe on observation (equipe_id, received_at)`,
  sql`create index observation_household on observation (household_id)`,
  sql`alter table referral add column possible_duplicates uuid[] not null default '{}'`,
  sql`alter table decision add column overlaps_checked text`,
  sql`alter table household_join add column territory_id text`,
  sql`alter table early_split add column territory_id text`,
]
