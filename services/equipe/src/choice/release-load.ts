import type { Selectable } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import type { LoadHoldTable, Purpose } from './tables.ts'

export type Release = { householdId: string; referralId?: string; personId?: string; purpose?: Purpose }

/** Gives back what a household weighs on people: all of it, or that of a referral, person or purpose. Once only. */
export async function releaseLoad(tx: EquipeTx, which: Release): Promise<void> {
  const { householdId, referralId, personId, purpose } = which
  const released = await tx.trx
    .updateTable('load_hold')
    .set({ released_at: tx.now })
    .where('household_id', '=', householdId)
    .where('released_at', 'is', null)
    .$if(referralId !== undefined, (query) => query.where('referral_id', '=', referralId ?? ''))
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? 'seat'))
    .returning(['person_id', 'purpose', 'weight'])
    .execute()
  // One order for every transaction that gives back several.
  const sorted = released.sort((a, b) =>
    `${a.purpose}${a.person_id}`.localeCompare(`${b.purpose}${b.person_id}`),
  )
  for (const hold of sorted) await changeLoad(tx, { ...hold, by: -hold.weight })
}

/** Lowers the holds of cases that are not new any more. Answers how many. */
export async function lightenLoads(tx: EquipeTx): Promise<number> {
  const due = await tx.trx
    .selectFrom('load_hold')
    .selectAll()
    .where('lighter_at', '<=', tx.now)
    .where('released_at', 'is', null)
    .orderBy('purpose')
    .orderBy('person_id')
    .limit(100)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const hold of due) {
    await weighHold(tx, hold, { weight: hold.lighter_weight ?? hold.weight })
  }
  return due.length
}

export type Weighed = { weight: number; lighter?: { at: Date; weight: number } | undefined }

/** Gives a hold, whose row is locked, another weight; the person's load changes by as much, above a cap too. */
export async function weighHold(
  tx: EquipeTx,
  hold: Selectable<LoadHoldTable>,
  { weight, lighter }: Weighed,
): Promise<void> {
  await tx.trx
    .updateTable('load_hold')
    .set({ weight, lighter_at: lighter?.at ?? null, lighter_weight: lighter?.weight ?? null })
    .where('load_hold_id', '=', hold.load_hold_id)
    .execute()
  if (weight !== hold.weight) await changeLoad(tx, { ...hold, by: weight - hold.weight })
}

async function changeLoad(
  tx: EquipeTx,
  hold: { person_id: string; purpose: Purpose; by: number },
): Promise<void> {
  await tx.trx
    .updateTable('person_load')
    .set((e) => ({ load: e('load', '+', hold.by) }))
    .where('person_id', '=', hold.person_id)
    .where('purpose', '=', hold.purpose)
    .execute()
}
