import type { HousingTx } from '../schema.ts'
import { type Heard, nothingHeard, type Ref } from './heard.ts'

/** Adds a fact to what is known of its referral; the household is locked. */
export async function hear(tx: HousingTx, ref: Ref, add: (heard: Heard) => Heard): Promise<void> {
  const known = await tx.trx
    .selectFrom('referral')
    .selectAll()
    .where('referral_id', '=', ref.referralId)
    .executeTakeFirst()
  const heard = add((known as Heard | undefined) ?? nothingHeard(ref))
  const territory = heard.equipe_territory ?? heard.intake_territory ?? ref.territory
  const row = {
    ...heard,
    household_id: ref.householdId,
    territory_id: territory,
    facts: heard.facts ? JSON.stringify(heard.facts) : null,
  }
  await tx.trx
    .insertInto('referral')
    .values(row)
    .onConflict((conflict) => conflict.column('referral_id').doUpdateSet(row))
    .execute()
}
