import type { CaseworkTx } from '../schema.ts'
import type { CaseFact } from './early-facts.ts'
import { findPic } from './pics.ts'
import type { Pic } from './tables.ts'

/** The case a fact is about: the one it names, else the open one of its referral or household. */
export async function findCaseOf(
  tx: CaseworkTx,
  { picId, referralId, householdId }: CaseFact,
): Promise<Pic | undefined> {
  if (picId) return findPic(tx.trx, picId)
  return tx.trx
    .selectFrom('presa_in_carico')
    .selectAll()
    .where((e) => e.or([e('referral_id', '=', referralId), e('household_id', '=', householdId)]))
    .where('closed_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .executeTakeFirst()
}
