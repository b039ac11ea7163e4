import { type Kysely, sql } from 'kysely'

/** Who followed a household's case before, and until when; of those before this migration nothing is known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table former_holder (
      pic_id uuid not null references presa_in_carico,
      person_id uuid not null,
      role text not null check (role in ('case-manager', 'liaison')),
      until timestamptz not null,
      household_id uuid not null,
      territory_id text not null,
      primary key (pic_id, person_id, role)
    );
    create index former_holder_of_household on former_holder (household_id);
  `.execute(db)
}
