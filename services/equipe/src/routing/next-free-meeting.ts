import type { Territory, Urgency } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import { frozenUntil } from '../tables/agenda-freeze.ts'
import { isUrgent } from './due.ts'

/**
 * The next meeting with a place for a referral, read without a lock: what a proposed case manager is told to wait for.
 * Another referral may take that place first; then the date said is early, never late.
 */
export async function nextFreeMeeting(
  tx: EquipeTx,
  { territory, urgency }: { territory: Territory; urgency: Urgency },
  tableId: string,
): Promise<Date | null> {
  const urgent = isUrgent(urgency)
  const meeting = await tx.trx
    .selectFrom('meeting')
    .select('starts_at')
    .where('table_id', '=', tableId)
    .where('starts_at', '>', urgent ? tx.now : frozenUntil(territory, tx.now))
    .where('state', 'in', urgent ? ['planned', 'convened'] : ['planned'])
    .$if(!urgent, (query) => query.whereRef('new_taken', '<', 'capacity_new'))
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return meeting?.starts_at ?? null
}
