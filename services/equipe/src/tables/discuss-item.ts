import { openReview } from '../presa-in-carico/open-review.ts'
import { loadReferral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import { seatOnAgenda } from './seat-on-agenda.ts'
import type { AgendaItemRow } from './tables.ts'

/** The table spoke of an item that needs no decision. The waiting list comes back at each meeting, a review in its time. */
export async function discussItem(tx: EquipeTx, item: AgendaItemRow): Promise<void> {
  await tx.trx
    .updateTable('agenda_item')
    .set((e) => ({ state: 'discussed', version: e('version', '+', 1) }))
    .where('agenda_item_id', '=', item.agenda_item_id)
    .execute()
  const referral = item.referral_id ? await loadReferral(tx, item.referral_id) : undefined
  if (!referral) return
  if (item.kind === 'review') return await openReview(tx, referral)
  if (item.kind !== 'waiting-list-check' || referral.row.state !== 'waiting-list') return
  const { referralId, householdId, territory, urgency } = referral
  const again = { tableId: item.table_id, referralId, householdId, territory, urgency }
  await seatOnAgenda(tx, { ...again, kind: 'waiting-list-check' })
}
