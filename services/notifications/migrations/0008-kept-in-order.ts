import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** In which order notices were kept for a sender who is not known yet: facts tell the time of whoever announced them. */
export const keptInOrder: Migration = {
  async up(db) {
    await sql`alter table awaiting_sender add column place bigint generated always as identity`.execute(db)
  },
}
