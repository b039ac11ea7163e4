import { type Territory, UNKNOWN_TERRITORY } from '@intarsi/contracts'
import type { HousingTx } from '../schema.ts'

type Side = { householdId: string; sequence: string; territory?: Territory | undefined }

/** Leaves a redirect from the joined id; the later of a join and a split in intake's order stands. */
export async function joinHousehold(
  tx: HousingTx,
  join: Side & { survivingHouseholdId: string },
): Promise<void> {
  await redirect(tx, { ...join, into: join.survivingHouseholdId })
}

export async function splitHousehold(tx: HousingTx, split: Side): Promise<void> {
  await redirect(tx, { ...split, into: null })
}

async function redirect(
  tx: HousingTx,
  { householdId, into, sequence, territory }: Side & { into: string | null },
): Promise<void> {
  await tx.lock('housing.households', householdId)
  const row = {
    joined_into: into,
    join_sequence: sequence,
    territory_id: territory ?? UNKNOWN_TERRITORY,
  }
  await tx.trx
    .insertInto('household')
    .values({ household_id: householdId, ...row })
    .onConflict((conflict) =>
      conflict.column('household_id').doUpdateSet(row).where('household.join_sequence', '<', sequence),
    )
    .execute()
}
