import type { EquipeTx } from '../schema.ts'
import { moveReferral } from './move-referral.ts'
import { reloadReferral } from './referral.ts'
import { isOpen } from './states.ts'

/** Tells an open referral's standing under the household id by which it is spoken of from now on. */
export async function followHousehold(tx: EquipeTx, referralId: string, by: string): Promise<void> {
  const referral = await reloadReferral(tx, referralId)
  const { row } = referral
  if (!isOpen(row.state)) return
  await moveReferral(tx, referral, {
    to: row.state,
    command: 'follow-household',
    holder: { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by,
  })
}
