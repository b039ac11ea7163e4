import { type DataOf, type householdJoined, UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { closePic } from '../presa-in-carico/close-pic.ts'
import { openPicOf } from '../presa-in-carico/open-pic-of.ts'
import type { EquipeTx } from '../schema.ts'
import { decideJoin } from './decide-join.ts'
import { followHousehold } from './follow-household.ts'
import { joinReferral } from './join-referral.ts'
import { reloadReferral } from './referral.ts'
import { copyConflicts, rekeyReferrals } from './rekey-household.ts'

type Join = DataOf<typeof householdJoined>

/** Brings a joined household's referrals and PIC under the surviving one; both are locked. */
export async function joinHousehold(tx: EquipeTx, join: Join): Promise<void> {
  const { householdId: from, survivingHouseholdId: to, joinedBy: by } = join
  const [joined, surviving] = [await sideOf(tx, from), await sideOf(tx, to)]
  const plan = decideJoin(joined, surviving)
  if (!(await rememberJoin(tx, join, { moved: joined.referrals.map((one) => one.referralId), plan }))) return
  if (plan.closePicId)
    await closePic(tx, { picId: plan.closePicId, outcome: 'transferred', by, continuesIn: plan.picId })
  for (const referralId of plan.close)
    await joinReferral(tx, await reloadReferral(tx, referralId), {
      by,
      picId: plan.picId,
      referralId: plan.referralId,
      reason: 'duplicate',
    })
  const moved = joined.referrals.map((one) => one.referralId)
  await rekeyReferrals(tx, { referralIds: moved, to })
  await copyConflicts(tx, { from, to })
  for (const referralId of moved) await followHousehold(tx, referralId, by)
}

async function sideOf(tx: EquipeTx, householdId: string) {
  const referrals = await tx.trx
    .selectFrom('referral')
    .select(['referral_id as referralId', 'state'])
    .where('household_id', '=', householdId)
    .orderBy('submitted_at')
    .execute()
  const pic = await openPicOf(tx, householdId)
  return { picId: pic?.pic_id ?? null, referrals }
}

/** False when the join is known already. */
async function rememberJoin(
  tx: EquipeTx,
  join: Join,
  { moved, plan }: { moved: string[]; plan: ReturnType<typeof decideJoin> },
): Promise<boolean> {
  const row = {
    surviving_household_id: join.survivingHouseholdId,
    territory_id: join.territory ?? UNKNOWN_TERRITORY,
    joined_by: join.joinedBy,
    joined_at: new Date(join.joinedAt),
    split_until: new Date(join.splitUntil),
    split_at: null,
    moved_referral_ids: moved,
    closed_referral_ids: plan.close,
    closed_pic_id: plan.closePicId,
  }
  const kept = await tx.trx
    .insertInto('household_join')
    .values({ household_id: join.householdId, ...row })
    .onConflict((conflict) =>
      conflict.column('household_id').doUpdateSet(row).where('household_join.split_at', 'is not', null),
    )
    .returning('household_id')
    .executeTakeFirst()
  return kept !== undefined
}
