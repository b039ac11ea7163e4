import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { Kysely, Selectable } from 'kysely'
import type { EquipeSchema } from '../schema.ts'
import type { PersonTable } from './tables.ts'

export type PersonRow = Selectable<PersonTable>

/** One person of the directory; a 404 problem when there is none. */
export async function getPerson(db: Kysely<EquipeSchema>, personId: string): Promise<PersonRow> {
  const person = await db
    .selectFrom('person')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!person) throw problem(404, 'person-not-found', 'The directory has no such person.')
  return person
}

/** Where a person works: by profession, account, sportello or office. */
export async function territoriesOfPerson(db: Kysely<EquipeSchema>, personId: string): Promise<Territory[]> {
  const rows = await db
    .selectFrom('person_role')
    .select('territory_id')
    .where('person_id', '=', personId)
    .union(
      db
        .selectFrom('account_role')
        .select((e) => e.ref('territory_id').$notNull().as('territory_id'))
        .where('person_id', '=', personId)
        .where('territory_id', 'is not', null),
    )
    .union(
      db
        .selectFrom('territory_office')
        .select('territory_id')
        .where((e) => e.or([e('coordinator_id', '=', personId), e('deputy_id', '=', personId)])),
    )
    .execute()
  return TERRITORIES.filter((territory) => rows.some((row) => row.territory_id === territory))
}
