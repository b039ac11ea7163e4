import type { EquipeTx } from '../schema.ts'
import { listActive, refOfRow, saveCaseManager } from './case-manager-rows.ts'
import { type InterimReason, standIn } from './interim.ts'

/** Where somebody stood in who is the coordinator no more, today's coordinator stands in: reason and date stay. */
export async function standInAnew(
  tx: EquipeTx,
  { householdId, from }: { householdId: string; from: string },
): Promise<void> {
  for (const row of await listActive(tx, householdId)) {
    if (row.state !== 'interim' || row.person_id !== from) continue
    await saveCaseManager(tx, row, { state: 'ended', ended_at: tx.now, reason: 'coordinator-changed' })
    await standIn(tx, {
      referral: refOfRow(row),
      seat: row.seat,
      role: row.role,
      picId: row.pic_id,
      formerPersonId: row.former_person_id,
      reason: row.reason as InterimReason,
      ...(row.proposal_due_on ? { until: row.proposal_due_on } : {}),
    })
  }
}
