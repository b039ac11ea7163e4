import { releaseLoad } from '../choice/release-load.ts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { EquipeTx } from '../schema.ts'
import { listActive, saveCaseManager } from './case-manager-rows.ts'
import { PROPOSAL_DEADLINE } from './interim.ts'
import { ANSWER_DEADLINE } from './propose-case-manager.ts'

/** Ends every case manager of a household, proposals included, and gives their load back. */
export async function endCaseManagers(
  tx: EquipeTx,
  { householdId, reason, at }: { householdId: string; reason: string; at: Date },
): Promise<void> {
  for (const row of await listActive(tx, householdId)) {
    await saveCaseManager(tx, row, { state: 'ended', ended_at: at, reason })
    await closeDeadlines(tx, { referralId: row.referral_id, kinds: [ANSWER_DEADLINE, PROPOSAL_DEADLINE] })
  }
  await releaseLoad(tx, { householdId, purpose: 'case-manager' })
}
