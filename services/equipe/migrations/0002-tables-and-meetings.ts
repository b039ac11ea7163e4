import { type Kysely, sql } from 'kysely'

/** Coordination tables and équipe queues, their meetings as rows, and agendas. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table coordination_table (
      table_id uuid primary key,
      territory_id text not null,
      key text not null,
      kind text not null check (kind in ('table', 'equipe')),
      function text not null,
      level text not null,
      name text not null,
      version int not null,
      unique (territory_id, key)
    );
    create table table_chair (
      table_id uuid not null references coordination_table,
      person_id uuid not null references person,
      "as" text not null check ("as" in ('chair', 'deputy')),
      since timestamptz not null,
      until_at timestamptz,
      primary key (table_id, person_id, "as", since)
    );
    create unique index one_chair on table_chair (table_id) where "as" = 'chair' and until_at is null;
    create table table_member (
      table_id uuid not null references coordination_table,
      person_id uuid not null references person,
      role text not null,
      since timestamptz not null,
      until_at timestamptz,
      primary key (table_id, person_id, role, since)
    );
    create index member_of on table_member (person_id) where until_at is null;
    create table meeting (
      meeting_id uuid primary key default uuidv7(),
      table_id uuid not null references coordination_table,
      territory_id text not null,
      starts_at timestamptz not null,
      minutes_long int not null check (minutes_long > 0),
      state text not null
        check (state in ('planned', 'convened', 'in-session', 'held', 'minuted', 'cancelled')),
      extraordinary boolean not null,
      cadence_at timestamptz,
      former_starts_at timestamptz,
      capacity_new int not null,
      capacity_updates int not null,
      new_taken int not null default 0 check (new_taken >= 0),
      updates_taken int not null default 0 check (updates_taken >= 0),
      minutes_text text,
      minuted_by uuid,
      minuted_at timestamptz,
      version int not null default 1,
      unique (table_id, cadence_at)
    );
    create index meeting_of_table on meeting (table_id, starts_at);
    create index meeting_to_convene on meeting (starts_at) where state = 'planned';
    create table agenda_item (
      agenda_item_id uuid primary key default uuidv7(),
      territory_id text not null,
      household_id uuid,
      referral_id uuid,
      table_id uuid not null references coordination_table,
      meeting_id uuid references meeting,
      kind text not null check (kind in ('new-referral', 'pre-referral', 'case-update', 'individual-project',
        'review', 'waiting-list-check', 'ratification', 'closing', 'topic')),
      urgency text,
      state text not null check (state in ('planned', 'on-agenda', 'discussed', 'deferred', 'removed')),
      counted boolean not null,
      deferrals int not null default 0,
      defer_reason text,
      not_before timestamptz,
      subject text,
      added_at timestamptz not null,
      added_by text not null,
      version int not null default 1,
      check (household_id is not null or kind in ('topic', 'pre-referral')),
      check ((household_id is null) = (referral_id is null))
    );
    create unique index one_open_item on agenda_item (referral_id, kind)
      where state in ('planned', 'on-agenda') and referral_id is not null;
    create index agenda_of_meeting on agenda_item (meeting_id);
    create index agenda_without_date on agenda_item (table_id, added_at)
      where meeting_id is null and state in ('planned', 'on-agenda');
    create index agenda_of_household on agenda_item (household_id);
    create table meeting_attendance (
      meeting_id uuid not null references meeting,
      person_id uuid not null references person,
      status text not null check (status in ('present', 'absent', 'delegate')),
      for_person_id uuid references person,
      primary key (meeting_id, person_id),
      check ((status = 'delegate') = (for_person_id is not null))
    );
    create table meeting_delegate (
      meeting_id uuid not null references meeting,
      person_id uuid not null references person,
      delegated_by uuid not null references person,
      delegated_at timestamptz not null,
      primary key (meeting_id, person_id)
    );
    create table abstention (
      agenda_item_id uuid not null references agenda_item,
      person_id uuid not null references person,
      territory_id text not null,
      household_id uuid,
      reason text not null,
      declared_at timestamptz not null,
      primary key (agenda_item_id, person_id)
    );
  `.execute(db)
}
