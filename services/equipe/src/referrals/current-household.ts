import type { EquipeTx } from '../schema.ts'

/**
 * The household an id stands for today: a joined household is spoken of by the one that survived. Locks each one on
 * the way; the first is locked by the caller.
 */
export async function currentHousehold(tx: EquipeTx, householdId: string): Promise<string> {
  const join = await tx.trx
    .selectFrom('household_join')
    .select('surviving_household_id')
    .where('household_id', '=', householdId)
    .where('split_at', 'is', null)
    .executeTakeFirst()
  if (!join) return householdId
  await tx.lock('equipe.households', join.surviving_household_id)
  return currentHousehold(tx, join.surviving_household_id)
}
