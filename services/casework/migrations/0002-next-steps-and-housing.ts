import { type Kysely, sql } from 'kysely'

/** The day by which a case's next step is due, and where its household stands with a home. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table presa_in_carico add column step_due_on date;
    create index pic_open_of_territory on presa_in_carico (territory_id) where closed_at is null;
    create index task_open_of_pic on task (pic_id, due_on) where state = 'open';

    create table housing_standing (
      pic_id uuid primary key references presa_in_carico,
      household_id uuid not null,
      territory_id text not null,
      state text not null check (state in ('requested', 'no-place', 'offered', 'placed')),
      since timestamptz not null,
      request_id uuid not null,
      place_id uuid,
      answer_by timestamptz,
      reason text,
      housing_order text not null
    );
    create index housing_standing_of_household on housing_standing (household_id);
  `.execute(db)
}
