import { type DataOf, householdSplit, UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import { reopenPic } from '../presa-in-carico/reopen-pic.ts'
import { placeReferral } from '../routing/place-referral.ts'
import type { EquipeSchema, EquipeTx } from '../schema.ts'
import { followHousehold } from './follow-household.ts'
import { reloadReferral, toReferral } from './referral.ts'
import { rekeyReferrals } from './rekey-household.ts'
import type { HouseholdJoinTable } from './tables.ts'

type Split = DataOf<typeof householdSplit>

/** Undoes a join: what came with the household goes back with it, and what the join closed is read again. */
export const onHouseholdSplit: Subscription<EquipeSchema> = on<EquipeSchema, typeof householdSplit>(
  householdSplit,
  async (tx, { data }) => {
    const join = await tx.trx
      .selectFrom('household_join')
      .selectAll()
      .where('household_id', '=', data.householdId)
      .executeTakeFirst()
    if (!join || join.joined_at > new Date(data.splitAt)) return await keepEarlySplit(tx, data)
    if (join.split_at) return
    await tx.lock('equipe.households', join.surviving_household_id)
    await splitHousehold(tx, join, data)
  },
)

async function splitHousehold(tx: EquipeTx, join: HouseholdJoinTable, data: Split): Promise<void> {
  await tx.trx
    .updateTable('household_join')
    .set({ split_at: new Date(data.splitAt) })
    .where('household_id', '=', data.householdId)
    .execute()
  await rekeyReferrals(tx, { referralIds: join.moved_referral_ids, to: data.householdId })
  for (const referralId of join.moved_referral_ids) await followHousehold(tx, referralId, data.splitBy)
  if (join.closed_pic_id) await reopenPic(tx, { picId: join.closed_pic_id, by: data.splitBy })
  for (const referralId of join.closed_referral_ids) await readAgain(tx, referralId, data.splitBy)
}

async function readAgain(tx: EquipeTx, referralId: string, by: string): Promise<void> {
  const referral = await reloadReferral(tx, referralId)
  if (referral.row.state !== 'joined') return
  const fresh = toReferral({ ...referral.row, preparer_id: null })
  await placeReferral(tx, fresh, {
    command: 'split-household',
    by,
    decisionFrom: tx.now,
    set: { pic_id: null, joined_referral_id: null },
  })
}

async function keepEarlySplit(tx: EquipeTx, data: Split): Promise<void> {
  await tx.trx
    .insertInto('early_split')
    .values({
      household_id: data.householdId,
      surviving_household_id: data.formerSurvivingHouseholdId,
      territory_id: data.territory ?? UNKNOWN_TERRITORY,
      split_at: new Date(data.splitAt),
    })
    .onConflict((conflict) => conflict.columns(['household_id', 'surviving_household_id']).doNothing())
    .execute()
}
