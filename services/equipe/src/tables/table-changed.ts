import { tableChanged } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import type { TableRow } from './tables.ts'

/** Tells every service a table with its chair and members, whole. The caller holds the table's lock. */
export async function announceTable(tx: EquipeTx, table: TableRow): Promise<void> {
  const chair = await tx.trx
    .selectFrom('table_chair')
    .select('person_id')
    .where('table_id', '=', table.table_id)
    .where('as', '=', 'chair')
    .where('until_at', 'is', null)
    .executeTakeFirst()
  const members = await listMemberIds(tx, table.table_id)
  await tx.announce(
    tableChanged,
    table.table_id,
    tableChanged.data.parse({
      tableId: table.table_id,
      territory: table.territory_id,
      kind: table.kind,
      function: table.function,
      name: table.name,
      chairId: chair?.person_id ?? null,
      memberIds: members,
      version: table.version,
    }),
  )
}

/** Who sits at a table today. */
export async function listMemberIds(tx: EquipeTx, tableId: string): Promise<string[]> {
  const members = await tx.trx
    .selectFrom('table_member')
    .select('person_id')
    .distinct()
    .where('table_id', '=', tableId)
    .where('until_at', 'is', null)
    .orderBy('person_id')
    .execute()
  return members.map((member) => member.person_id)
}
