import { reject } from '@intarsi/kernel'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { done, type Outcome } from '../referrals/outcome.ts'
import type { Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'

/** Somebody told the household, in its language, where a confirmed exclusion sends it. Twice changes nothing. */
export async function tellOfHandover(
  tx: EquipeTx,
  referral: Referral,
  telling: { personId: string; language: string },
): Promise<Outcome> {
  const { referralId } = referral
  const handover = await exclusionOf(tx, referralId)
  if (!handover) return reject('no-exclusion', 'No confirmed exclusion sends this household elsewhere.')
  if (handover.told_at) return done(referral)
  await tx.trx
    .updateTable('handover')
    .set({ told_at: tx.now, tells_person_id: telling.personId, tells_language: telling.language })
    .where('handover_id', '=', handover.handover_id)
    .execute()
  await closeDeadlines(tx, { referralId, kinds: ['household-told'] })
  return done(referral)
}

/** The confirmed exclusion that sends a referral elsewhere, and who tells the household of it. */
export async function exclusionOf(tx: EquipeTx, referralId: string) {
  return await tx.trx
    .selectFrom('handover')
    .select(['handover_id', 'told_at', 'tells_person_id'])
    .where('referral_id', '=', referralId)
    .where('cause', '=', 'exclusion')
    .where('state', 'in', ['open', 'confirmed'])
    .orderBy('opened_at', 'desc')
    .executeTakeFirst()
}
