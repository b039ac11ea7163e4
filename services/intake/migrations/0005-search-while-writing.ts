import { type Kysely, sql } from 'kysely'

/**
 * Every referral is searched for among all members and then written: an index that puts new keys on a list first, as
 * GIN does unless told not to, has each search read that whole list.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter index member_search_keys set (fastupdate = off)`.execute(db)
  await sql`select gin_clean_pending_list('member_search_keys')`.execute(db)
}
