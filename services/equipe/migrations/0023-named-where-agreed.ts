import { type Kysely, sql } from 'kysely'

/** A household is named at a table that names nobody only where it agreed (CE-03). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table agenda_item add column household_agreed_on date`.execute(db)
}
