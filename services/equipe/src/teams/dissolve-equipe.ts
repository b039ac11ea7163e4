import { releaseLoad } from '../choice/release-load.ts'
import type { Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import { announceEquipe } from './announce-equipe.ts'

/** Ends every seat of a PIC's équipe and gives back what the household weighed on its members. */
export async function dissolveEquipe(
  tx: EquipeTx,
  { picId, referral }: { picId: string; referral: Referral },
): Promise<void> {
  const equipe = await tx.trx
    .updateTable('equipe')
    .set({ dissolved_at: tx.now })
    .where('pic_id', '=', picId)
    .where('dissolved_at', 'is', null)
    .returning('equipe_id')
    .executeTakeFirst()
  if (!equipe) return
  const { equipe_id: equipeId } = equipe
  await tx.trx
    .updateTable('equipe_seat')
    .set({ state: 'ended', since: tx.now })
    .where('equipe_id', '=', equipeId)
    .execute()
  await tx.trx
    .updateTable('equipe_observer')
    .set({ state: 'ended', ended_at: tx.now })
    .where('equipe_id', '=', equipeId)
    .where('state', '!=', 'ended')
    .execute()
  await tx.trx
    .updateTable('observation_link')
    .set({ expires_at: tx.now })
    .where('equipe_id', '=', equipeId)
    .where('used_at', 'is', null)
    .execute()
  const { householdId, referralId } = referral
  await releaseLoad(tx, { householdId, referralId, purpose: 'seat' })
  await announceEquipe(tx, equipeId)
}
