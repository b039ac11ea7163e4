import { type Kysely, sql } from 'kysely'

/** What a place has only so much of beside beds and rooms: adults, children, accessible beds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table place
      add column max_adults int check (max_adults > 0),
      add column max_children int check (max_children >= 0),
      add column accessible_beds int check (accessible_beds > 0);
  `.execute(db)
}
