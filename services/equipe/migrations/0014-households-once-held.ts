import { type Kysely, sql } from 'kysely'

/** Whether a person ever had a household in hand is asked for every candidate of every choice: released holds count. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index hold_of_household_and_person on load_hold (household_id, person_id)`.execute(db)
  await sql`drop index hold_of_household`.execute(db)
}
