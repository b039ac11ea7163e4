import type { Referral } from '../referrals/referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { findTable } from '../tables/find-table.ts'
import { seatOnAgenda } from '../tables/seat-on-agenda.ts'

/**
 * Puts a running case on the agenda of the table or équipe that makes plans and reviews (PR-05, PR-06: T2). One that meets
 * only when a household needs it has no agenda of its own.
 */
export async function seatCase(
  tx: EquipeTx,
  referral: Referral,
  kind: 'individual-project' | 'review',
): Promise<void> {
  const { routing, tables } = profileOf(referral)
  const { table: key } = routing.plan
  if (!tables[key]?.cadence) return
  const { table_id: tableId } = await findTable(tx, referral.territory, key)
  const { referralId, householdId, territory, urgency } = referral
  await seatOnAgenda(tx, { tableId, referralId, householdId, territory, urgency, kind })
}
