import type { EquipeTx } from '../schema.ts'
import { concernedBy } from './concerned-by.ts'
import { moveReferral } from './move-referral.ts'
import type { Referral } from './referral.ts'
import { release } from './release.ts'
import type { ReferralCommand } from './states.ts'

export type JoinInto = {
  by: string
  /** The PIC it joins, or else the other open referral of the household. */
  picId: string | null
  referralId?: string | null
  reason: string | null
  command?: Extract<ReferralCommand, 'confirm-duplicate' | 'join' | 'admit' | 'start-presa-in-carico'>
}

/** Ends a referral in another file of its household. */
export async function joinReferral(tx: EquipeTx, referral: Referral, into: JoinInto): Promise<Referral> {
  const tell = await concernedBy(tx, referral)
  await withdrawHandover(tx, referral.referralId)
  await release(tx, referral, 'joined')
  return await moveReferral(tx, referral, {
    to: 'joined',
    command: into.command ?? 'confirm-duplicate',
    reason: into.reason,
    holder: { kind: 'none', id: null },
    nextStep: 'none',
    nextStepOn: null,
    by: into.by,
    tell,
    set: { pic_id: into.picId, joined_referral_id: into.picId ? null : (into.referralId ?? null) },
  })
}

async function withdrawHandover(tx: EquipeTx, referralId: string): Promise<void> {
  await tx.trx
    .updateTable('handover')
    .set({ state: 'withdrawn' })
    .where('referral_id', '=', referralId)
    .where('state', '=', 'open')
    .execute()
}
