import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What adapters keep: public names of bodies and desks, and the seeds of pseudonyms. */
export const adapters: Migration = {
  async up(db) {
    await sql`
      create table body_directory (
        body_id uuid primary key,
        body jsonb not null,
        version integer not null
      )`.execute(db)
    await sql`
      create table signal_seed (
        from_position bigint primary key,
        seed text not null
      )`.execute(db)
    await sql`
      insert into signal_seed values (0, encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'))`.execute(
      db,
    )
  },
}
