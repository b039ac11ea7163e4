import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Mails are kept: the few that did not leave are found without reading those that did. */
export const undeliveredMail: Migration = {
  async up(db) {
    await sql`create index mail_undelivered on mail (created_at, id) where state in ('failed', 'no-address')`.execute(
      db,
    )
  },
}
