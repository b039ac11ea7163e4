import type { Kysely, Selectable } from 'kysely'
import type { IntakeSchema } from '../schema.ts'
import type { SportelloTable } from './tables.ts'

/** A sportello that may send; undefined when the directory has none, or it or its body is no longer active. */
export async function findSportello(
  db: Kysely<IntakeSchema>,
  id: unknown,
): Promise<Selectable<SportelloTable> | undefined> {
  if (typeof id !== 'string' || !UUID.test(id)) return undefined
  return db
    .selectFrom('sportello')
    .selectAll()
    .where('sportello_id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A sportello that a referral was sent from, active or not any more. */
export async function getSportello(
  db: Kysely<IntakeSchema>,
  id: string,
): Promise<Selectable<SportelloTable>> {
  return db.selectFrom('sportello').selectAll().where('sportello_id', '=', id).executeTakeFirstOrThrow()
}
