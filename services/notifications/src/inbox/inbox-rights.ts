import { decide, findPersons, type Resource } from '@intarsi/access'
import { territorySchema } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import { romeTime } from '../mail/rome-time.ts'
import type { NotificationsSchema } from '../schema.ts'

type Db = Kysely<NotificationsSchema>

/** What rights read of an inbox: one's own, or a table's with its chair and members of now. Undefined: no such table. */
export async function inboxOf(
  db: Db,
  personId: string,
  tableId: string | undefined,
): Promise<Resource | undefined> {
  if (tableId === undefined) return { personIds: [personId] }
  const table = await db
    .selectFrom('table_directory')
    .selectAll()
    .where('table_id', '=', tableId)
    .executeTakeFirst()
  return (
    table && {
      territory: territorySchema.parse(table.territory_id),
      tables: [{ tableId, part: 'reads' }],
      personIds: table.chair_id ? [table.chair_id, ...table.member_ids] : table.member_ids,
    }
  )
}

/** Whether somebody who began to read an inbox may still, by the service's copy of rights and the table's people of now. */
export async function mayStillRead(
  db: Db,
  now: Date,
  { personId, tableId }: { personId: string; tableId: string | undefined },
): Promise<boolean> {
  const [[actor], inbox] = await Promise.all([findPersons(db, [personId]), inboxOf(db, personId, tableId)])
  if (!actor || !inbox) return false
  return decide({ ...actor, asOf: romeTime(now).day }, 'inbox.read', inbox).allow
}
