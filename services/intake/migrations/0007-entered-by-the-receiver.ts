import { type Kysely, sql } from 'kysely'

/** A referral that came on paper or by telephone is entered by who receives it, beside who signals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table referral add column entered_by jsonb`.execute(db)
}
