import { type Kysely, sql } from 'kysely'

/**
 * What a place has only so much of beside beds and rooms (adults, children, accessible beds), what its owner would
 * rather have, who lives around it; which places a household would rather have; and what would house who got nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table place
      add column max_adults int check (max_adults > 0),
      add column max_children int check (max_children >= 0),
      add column accessible_beds int check (accessible_beds > 0),
      add column community_languages text[] not null default '{}',
      add column landlord_wishes text[] not null default '{}';
    alter table request add column ranked_place_ids uuid[] not null default '{}';
    alter table run_result add column changes jsonb not null default '[]';
  `.execute(db)
}
