import { type Kysely, sql } from 'kysely'

/** The one extension of a case's horizon: when, by whom and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table presa_in_carico add column extended_at timestamptz, add column extended_by uuid,
    add column extension_reason text`.execute(db)
}
