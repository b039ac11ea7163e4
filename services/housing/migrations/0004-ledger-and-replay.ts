import { type Kysely, sql } from 'kysely'

/**
 * What an auditor needs of a run: whom it served, the lot it was drawn with and the sealed one of the next run, and the
 * question as it was asked, so that it can be solved again. Runs from before have none of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table matching_run
      add column seed text,
      add column next_seed text,
      add column ledger jsonb,
      add column places jsonb;
    alter table run_result add column question jsonb;
  `.execute(db)
}
