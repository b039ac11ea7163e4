import { bodyChanged } from '@intarsi/contracts'
import { on } from '@intarsi/messaging'
import { sql } from 'kysely'
import type { IntakeSchema } from '../schema.ts'

/** Keeps the copy of the directory; an older version than the one known changes nothing. */
export const onBodyChanged = on<IntakeSchema, typeof bodyChanged>(bodyChanged, async (tx, { data }) => {
  if (data.sportelli.length === 0) return
  const rows = data.sportelli.map((sportello) => ({
    sportello_id: sportello.sportelloId,
    body_id: data.bodyId,
    body_name: data.name,
    name: sportello.name,
    territory_id: sportello.territory,
    municipality: sportello.municipality,
    active: sportello.active && data.active,
    version: data.version,
  }))
  await tx.trx
    .insertInto('sportello')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('sportello_id')
        .doUpdateSet((eb) => ({
          body_id: eb.ref('excluded.body_id'),
          body_name: eb.ref('excluded.body_name'),
          name: eb.ref('excluded.name'),
          territory_id: eb.ref('excluded.territory_id'),
          municipality: eb.ref('excluded.municipality'),
          active: eb.ref('excluded.active'),
          version: eb.ref('excluded.version'),
        }))
        .where(sql<boolean>`sportello.version < excluded.version`),
    )
    .execute()
})
