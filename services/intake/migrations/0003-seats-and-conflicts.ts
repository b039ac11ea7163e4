import { type Kysely, sql } from 'kysely'

/**
 * Breaking: an older intake writes `reader_ids`, so stop it before. Rights read who holds which role, no list of persons.
 * Which areas each seat of the équipe follows, and who must see nothing of a household.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table referral add column seat_areas jsonb not null default '{}',
    add column conflicted_ids uuid[] not null default '{}', drop column reader_ids`.execute(db)
}
