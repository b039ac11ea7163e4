import type { Territory } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import { ensureTables, tableIdOf } from './ensure-tables.ts'
import type { TableRow } from './tables.ts'

/**
 * The coordination table or équipe queue of a territory's profile. Made at once when the first referral is faster than
 * the worker that makes them. Throws when the profile has no such table: a routing rule names only tables that exist.
 */
export async function findTable(tx: EquipeTx, territory: Territory, tableKey: string): Promise<TableRow> {
  const tableId = tableIdOf(territory, tableKey)
  const known = await selectTable(tx, tableId)
  if (known) return known
  await ensureTables(tx, territory)
  const made = await selectTable(tx, tableId)
  if (!made) throw new Error(`The profile of ${territory} has no table "${tableKey}"`)
  return made
}

async function selectTable(tx: EquipeTx, tableId: string): Promise<TableRow | undefined> {
  return await tx.trx
    .selectFrom('coordination_table')
    .selectAll()
    .where('table_id', '=', tableId)
    .executeTakeFirst()
}
