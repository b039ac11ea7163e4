import type { EquipeTx } from '../schema.ts'
import { moveReferral } from './move-referral.ts'
import type { Referral } from './referral.ts'
import type { ReferralRow } from './tables.ts'

/** Tells something of an open referral that leaves it where it stands. */
export async function tellStanding(
  tx: EquipeTx,
  referral: Referral,
  { cause, by, tell, set }: { cause: string; by: string; tell: string[]; set?: Partial<ReferralRow> },
): Promise<Referral> {
  const { row } = referral
  return await moveReferral(tx, referral, {
    to: row.state,
    command: 'stay',
    cause,
    holder: { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by,
    tell,
    ...(set ? { set } : {}),
  })
}
