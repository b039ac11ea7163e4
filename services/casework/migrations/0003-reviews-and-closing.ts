import { type Kysely, sql } from 'kysely'

/** Reviews of the project, and what is said when a case goes into its closing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review (
      review_id uuid primary key default uuidv7(),
      pic_id uuid not null references presa_in_carico,
      household_id uuid not null,
      territory_id text not null,
      cause text not null check (cause in ('date', 'permit', 'home', 'birth', 'school', 'other')),
      planned_on date not null,
      opened_at timestamptz not null,
      opened_by uuid not null,
      held_on date,
      outcome text check (outcome in ('confirmed', 'replanned')),
      note text,
      closed_at timestamptz,
      closed_by text,
      check ((outcome is null) = (held_on is null)),
      check (outcome is null or closed_at is not null)
    );
    create unique index one_open_review on review (pic_id) where closed_at is null;
    create index review_of_pic on review (pic_id, opened_at);
    create index review_of_household on review (household_id);

    alter table presa_in_carico
      add column closing_reason text check (closing_reason in
        ('objectives-met', 'horizon-reached', 'household-wish', 'project-declined')),
      add column closing_note text;
    create index pic_suspended on presa_in_carico (suspended_until) where phase = 'suspended';
  `.execute(db)
}
