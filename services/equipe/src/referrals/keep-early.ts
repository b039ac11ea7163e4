import type { EquipeTx } from '../schema.ts'
import type { Amendment } from './on-amendment-requested.ts'
import type { Withdrawal } from './on-withdrawal-requested.ts'

type Early = { amendment: Amendment; withdrawal: Withdrawal }

/** Keeps what a sender asked of a referral that has not arrived yet: there is no order between facts of two keys. */
export async function keepEarly<Kind extends keyof Early>(
  tx: EquipeTx,
  kind: Kind,
  data: Early[Kind],
): Promise<void> {
  await tx.trx
    .insertInto('early_fact')
    .values({
      request_id: data.requestId,
      referral_id: data.referralId,
      household_id: data.householdId,
      territory_id: data.territory,
      kind,
      data,
      received_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .execute()
}
