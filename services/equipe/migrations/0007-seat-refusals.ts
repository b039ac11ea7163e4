import { type Kysely, sql } from 'kysely'

/** Who declined a seat is not asked for it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table equipe_seat add column declined_by uuid[] not null default '{}'`.execute(db)
}
