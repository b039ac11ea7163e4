import { amendmentRequested, withdrawalRequested } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import { applyAmendment } from './on-amendment-requested.ts'
import { applyWithdrawal } from './on-withdrawal-requested.ts'
import { reloadReferral } from './referral.ts'

/** Applies what came before the referral, amendments first and in the order in which they were asked. */
export async function applyEarlyFacts(tx: EquipeTx, referralId: string): Promise<void> {
  const kept = await tx.trx
    .deleteFrom('early_fact')
    .where('referral_id', '=', referralId)
    .returning(['kind', 'data'])
    .execute()
  const amendments = kept
    .filter((fact) => fact.kind === 'amendment')
    .map((fact) => amendmentRequested.data.parse(fact.data))
  amendments.sort((a, b) => a.facts.version - b.facts.version)
  for (const data of amendments) await applyAmendment(tx, await reloadReferral(tx, referralId), data)
  for (const { data } of kept.filter((fact) => fact.kind === 'withdrawal'))
    await applyWithdrawal(tx, await reloadReferral(tx, referralId), withdrawalRequested.data.parse(data))
}
