import type { EquipeTx } from '../schema.ts'

/**
 * The next meeting that has a free slot, read without a lock: what a proposed case manager is told to wait for.
 * Another referral may take that slot first; then the date said is early, never late.
 */
export async function nextFreeMeeting(tx: EquipeTx, tableId: string): Promise<Date | null> {
  const meeting = await tx.trx
    .selectFrom('meeting')
    .select('starts_at')
    .where('table_id', '=', tableId)
    .where('state', 'in', ['planned', 'convened'])
    .where('starts_at', '>', tx.now)
    .whereRef('new_taken', '<', 'capacity_new')
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return meeting?.starts_at ?? null
}
