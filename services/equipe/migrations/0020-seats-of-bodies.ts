import { type Kysely, sql } from 'kysely'

/** Where a body has its seat, as far as the directory says. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table body add column seat_municipality text`.execute(db)
}
