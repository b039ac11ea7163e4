import { type Kysely, sql } from 'kysely'
import { identityOf } from '../src/households/member-rows.ts'
import { storedKeys } from '../src/households/search-keys.ts'
import type { MemberTable } from '../src/households/tables.ts'

const AT_ONCE = 1000

/** Aminah is found as Amina too: the keys of who is here already, under which they are found, are made anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<MemberTable>`select * from member
    where concat_ws(' ', given_name, family_name, array_to_string(aliases, ' ')) ~* 'h($|[^[:alpha:]])'`.execute(
    db,
  )
  const members = rows.map((row) => ({
    household_id: row.household_id,
    ref: row.ref,
    keys: storedKeys(identityOf(row)),
  }))
  for (let from = 0; from < members.length; from += AT_ONCE) {
    await sql`update member set search_keys = anew.keys
      from jsonb_to_recordset(${JSON.stringify(members.slice(from, from + AT_ONCE))}::jsonb)
        anew(household_id uuid, ref text, keys text[])
      where member.household_id = anew.household_id and member.ref = anew.ref`.execute(db)
  }
}
