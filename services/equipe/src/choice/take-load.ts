import type { EquipeTx } from '../schema.ts'
import type { Purpose } from './tables.ts'

export type Take = {
  territory: string
  householdId: string
  referralId?: string
  personId: string
  purpose: Purpose
  load: number
  cap: number
  lighter?: { at: Date; weight: number }
}

/** Takes a load if it fits under the cap; false when it does not, whoever took the room meanwhile. */
export async function takeLoad(tx: EquipeTx, take: Take): Promise<boolean> {
  await tx.trx
    .insertInto('person_load')
    .values({ person_id: take.personId, purpose: take.purpose, load: 0 })
    .onConflict((c) => c.columns(['person_id', 'purpose']).doNothing())
    .execute()
  const taken = await tx.trx
    .updateTable('person_load')
    .set((e) => ({ load: e('load', '+', take.load) }))
    .where('person_id', '=', take.personId)
    .where('purpose', '=', take.purpose)
    .where((e) => e(e('load', '+', take.load), '<=', take.cap))
    .returning('load')
    .executeTakeFirst()
  if (!taken) return false
  await holdLoad(tx, take)
  return true
}

/** Takes a load whatever the cap says: a person decided so, with a reason that is written down. */
export async function imposeLoad(tx: EquipeTx, take: Omit<Take, 'cap'>): Promise<void> {
  await tx.trx
    .insertInto('person_load')
    .values({ person_id: take.personId, purpose: take.purpose, load: take.load })
    .onConflict((c) =>
      c
        .columns(['person_id', 'purpose'])
        .doUpdateSet((e) => ({ load: e('person_load.load', '+', take.load) })),
    )
    .execute()
  await holdLoad(tx, take)
}

async function holdLoad(tx: EquipeTx, take: Omit<Take, 'cap'>): Promise<void> {
  await tx.trx
    .insertInto('load_hold')
    .values({
      territory_id: take.territory,
      household_id: take.householdId,
      referral_id: take.referralId ?? null,
      person_id: take.personId,
      purpose: take.purpose,
      weight: take.load,
      taken_at: tx.now,
      lighter_at: take.lighter?.at ?? null,
      lighter_weight: take.lighter?.weight ?? null,
    })
    .execute()
}
