import { type Kysely, sql } from 'kysely'

/** The integrated case after its opening: phases, levels per area, project, tasks, artefacts, and who did what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table household (
      household_id uuid primary key,
      joined_into uuid,
      join_sequence text
    );
    create index household_joined on household (joined_into) where joined_into is not null;

    create table early_fact (
      event_id uuid primary key,
      pic_id uuid,
      referral_id uuid not null,
      household_id uuid not null,
      territory_id text not null,
      type text not null,
      event jsonb not null,
      received_at timestamptz not null
    );
    create index early_fact_of_referral on early_fact (referral_id);
    create index early_fact_of_household on early_fact (household_id);

    create table presa_in_carico (
      pic_id uuid primary key,
      household_id uuid not null,
      origin_household_id uuid not null,
      territory_id text not null,
      referral_id uuid not null,
      referral_number text not null,
      urgency text not null,
      profile_version int not null,
      facts jsonb not null,
      facts_version int not null,
      phase text not null check (phase in ('activated', 'assessment', 'planning', 'awaiting-signature',
        'in-progress', 'under-review', 'suspended', 'closing', 'closed', 'transferred')),
      phase_since timestamptz not null,
      former_phase text,
      opened_at timestamptz not null,
      pic_order text not null,
      case_manager_id uuid not null,
      case_manager_state text not null check (case_manager_state in ('confirmed', 'interim')),
      manager_order text not null,
      liaison_order text,
      equipe_order text,
      interview_on date,
      interview_language text,
      interview_with_mediator boolean,
      assessed_at timestamptz,
      suspended_until date,
      suspension_reason text,
      closed_at timestamptz,
      outcome text,
      reference_person_id uuid,
      version int not null,
      check ((phase in ('closed', 'transferred')) = (closed_at is not null)),
      check ((phase = 'suspended') = (suspended_until is not null))
    );
    create index pic_of_household on presa_in_carico (household_id);
    create index pic_of_origin on presa_in_carico (origin_household_id);
    create index pic_of_referral on presa_in_carico (referral_id);
    create index pic_of_territory on presa_in_carico (territory_id, opened_at, pic_id);

    create table pic_holder (
      pic_id uuid not null references presa_in_carico,
      person_id uuid not null,
      role text not null check (role in ('case-manager', 'liaison', 'equipe-member', 'tutor')),
      areas text[] not null,
      household_id uuid not null,
      territory_id text not null,
      primary key (pic_id, person_id, role)
    );
    create index pic_of_holder on pic_holder (person_id);
    create index pic_holder_of_household on pic_holder (household_id);

    create table area_level (
      level_id uuid primary key default uuidv7(),
      pic_id uuid not null references presa_in_carico,
      household_id uuid not null,
      territory_id text not null,
      area text not null,
      moment text not null check (moment in ('start', 'review', 'end')),
      level int not null check (level between 0 and 3),
      note text,
      measured_at timestamptz not null,
      measured_by uuid not null
    );
    create unique index one_start_level on area_level (pic_id, area) where moment = 'start';
    create index area_level_of_pic on area_level (pic_id, measured_at);
    create index area_level_of_household on area_level (household_id);

    create table project (
      pic_id uuid not null references presa_in_carico,
      project_version int not null,
      household_id uuid not null,
      territory_id text not null,
      state text not null check (state in ('draft', 'shared', 'signed', 'replaced', 'declined')),
      drafted_at timestamptz not null,
      shared_on date,
      shared_language text,
      shared_with_mediator boolean,
      signed_at timestamptz,
      decline_reason text,
      primary key (pic_id, project_version)
    );
    create index project_of_household on project (household_id);
    create table project_signature (
      pic_id uuid not null,
      project_version int not null,
      party text not null,
      household_id uuid not null,
      territory_id text not null,
      person_id uuid,
      signed_on date not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      primary key (pic_id, project_version, party),
      foreign key (pic_id, project_version) references project
    );
    create index project_signature_of_household on project_signature (household_id);

    create table objective (
      objective_id uuid primary key default uuidv7(),
      pic_id uuid not null references presa_in_carico,
      household_id uuid not null,
      territory_id text not null,
      area text not null,
      words text not null,
      owner_id uuid not null,
      due_on date,
      state text not null check (state in ('open', 'reached', 'dropped')),
      project_version int not null,
      added_at timestamptz not null,
      added_by uuid not null,
      ended_at timestamptz,
      version int not null
    );
    create index objective_of_pic on objective (pic_id, area);
    create index objective_of_household on objective (household_id);

    create table task (
      task_id uuid primary key default uuidv7(),
      pic_id uuid not null references presa_in_carico,
      household_id uuid not null,
      territory_id text not null,
      objective_id uuid references objective,
      area text not null,
      title text not null,
      notes text,
      owner_id uuid not null,
      due_on date not null,
      state text not null check (state in ('open', 'done', 'dropped')),
      added_at timestamptz not null,
      added_by uuid not null,
      ended_at timestamptz,
      ended_by text,
      result text,
      version int not null,
      check ((state = 'open') = (ended_at is null))
    );
    create index task_of_pic on task (pic_id, due_on, task_id);
    create index task_of_owner on task (owner_id, due_on, task_id) where state = 'open';
    create index task_of_household on task (household_id);

    create table artefact (
      artefact_id uuid primary key default uuidv7(),
      pic_id uuid not null references presa_in_carico,
      household_id uuid not null,
      territory_id text not null,
      key text not null,
      document_version int not null,
      state text not null check (state in ('draft', 'in-signature', 'valid', 'expiring', 'expired', 'replaced')),
      area text,
      language text,
      kept_where text,
      signed_by text[] not null,
      signed_on date,
      expires_on date,
      changed_at timestamptz not null,
      changed_by uuid,
      version int not null
    );
    create unique index one_current_artefact on artefact (pic_id, key) where state != 'replaced' and key != 'other';
    create index artefact_of_household on artefact (household_id);

    create table timeline_entry (
      entry_id uuid primary key default uuidv7(),
      pic_id uuid not null references presa_in_carico,
      household_id uuid not null,
      territory_id text not null,
      at timestamptz not null,
      kind text not null,
      area text,
      subject_id uuid,
      by text not null,
      body_id uuid,
      data jsonb not null
    );
    create index timeline_of_pic on timeline_entry (pic_id, at, entry_id);
    create index timeline_of_household on timeline_entry (household_id);
  `.execute(db)
}
