import type { DataOf, tableChanged } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import type { NotificationsSchema } from '../schema.ts'

/** Keeps the newest version of a table; an older one that comes late changes nothing. */
export async function putTable(
  tx: Tx<NotificationsSchema>,
  data: DataOf<typeof tableChanged>,
): Promise<void> {
  const row = {
    territory_id: data.territory,
    name: data.name,
    chair_id: data.chairId,
    member_ids: data.memberIds,
    version: data.version,
  }
  await tx.trx
    .insertInto('table_directory')
    .values({ table_id: data.tableId, ...row })
    .onConflict((conflict) =>
      conflict.column('table_id').doUpdateSet(row).where('table_directory.version', '<', data.version),
    )
    .execute()
}

export async function memberIdsOf(tx: Tx<NotificationsSchema>, tableId: string): Promise<string[]> {
  const row = await tx.trx
    .selectFrom('table_directory')
    .select(['member_ids', 'chair_id'])
    .where('table_id', '=', tableId)
    .executeTakeFirst()
  if (!row) return []
  return row.chair_id ? [row.chair_id, ...row.member_ids] : row.member_ids
}
