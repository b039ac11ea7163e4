import { type Kysely, sql } from 'kysely'

/** What the stated criteria and the dates say of a referral's urgency, beside what a person made of it and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table referral add column computed_urgency text, add column urgency_override jsonb`.execute(
    db,
  )
  await sql`update referral set computed_urgency = urgency`.execute(db)
  await sql`alter table referral alter column computed_urgency set not null`.execute(db)
}
