import type { Envelope, Territory } from '@intarsi/contracts'
import type { CaseworkTx } from '../schema.ts'
import { byOrder, orderOf } from './order.ts'
import type { Pic } from './tables.ts'

export type CaseFact = { picId?: string; referralId: string; householdId: string; territory: Territory }

/**
 * Keeps a fact about a case that has not opened here. Of facts that come for every referral, admitted or not, only
 * the latest is kept.
 */
export async function keepEarly(
  tx: CaseworkTx,
  event: Envelope<CaseFact>,
  { latestOnly }: { latestOnly: boolean },
): Promise<void> {
  const { picId = null, referralId, householdId, territory } = event.data
  if (latestOnly && !(await makeRoom(tx, event))) return
  await tx.trx
    .insertInto('early_fact')
    .values({
      event_id: event.id,
      pic_id: picId,
      referral_id: referralId,
      household_id: householdId,
      territory_id: territory,
      type: event.type,
      event: JSON.stringify(event),
      received_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('event_id').doNothing())
    .execute()
}

async function makeRoom({ trx }: CaseworkTx, event: Envelope<CaseFact>): Promise<boolean> {
  const kept = await trx
    .selectFrom('early_fact')
    .select(['event_id', 'event'])
    .where('referral_id', '=', event.data.referralId)
    .where('type', '=', event.type)
    .execute()
  if (kept.some((one) => byOrder(orderOf(one.event), orderOf(event)) > 0)) return false
  const older = kept.map((one) => one.event_id)
  if (older.length > 0) await trx.deleteFrom('early_fact').where('event_id', 'in', older).execute()
  return true
}

/** What came before the case opened, oldest first; it is kept no longer. */
export async function takeEarly({ trx }: CaseworkTx, pic: Pic): Promise<Envelope[]> {
  const rows = await trx
    .deleteFrom('early_fact')
    .where('referral_id', '=', pic.referral_id)
    .where((e) => e.or([e('pic_id', '=', pic.pic_id), e('pic_id', 'is', null)]))
    .returning('event')
    .execute()
  return rows.map(({ event }) => event).sort((a, b) => byOrder(orderOf(a), orderOf(b)))
}
