import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Until when a receiver asked for patience: kept, so that a restart does not forget it. */
export const endpointHeld: Migration = {
  async up(db) {
    await sql`alter table endpoint add column held_until timestamptz`.execute(db)
  },
}
