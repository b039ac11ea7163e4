import { type Kysely, sql } from 'kysely'

/** For how long the household needs the place, as somebody who speaks with it wrote down; null: nobody knows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table request add column stay_months int check (stay_months between 1 and 120)`.execute(db)
}
