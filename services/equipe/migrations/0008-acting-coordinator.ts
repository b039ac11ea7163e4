import { type Kysely, sql } from 'kysely'

/** Who acted as a territory's coordinator when last looked: when that changes, what the former one held moves on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table acting_coordinator (
    territory_id text primary key,
    person_id uuid not null references person,
    since timestamptz not null
  )`.execute(db)
}
