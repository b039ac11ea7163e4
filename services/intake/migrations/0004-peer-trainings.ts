import { type Kysely, sql } from 'kysely'

/** Trainings among peers: which request one is formed around, and what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table expert_request add column training_id uuid, add column evaluation text`.execute(db)
}
