import type { EquipeTx } from '../schema.ts'
import type { PresaInCaricoRow } from './tables.ts'

/** The household's open integrated case, at most one in the region. */
export async function openPicOf(tx: EquipeTx, householdId: string): Promise<PresaInCaricoRow | undefined> {
  return await tx.trx
    .selectFrom('presa_in_carico')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}
