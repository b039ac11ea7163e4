import { type Territory, UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { CaseworkTx } from '../schema.ts'
import { survivorOf } from './pics.ts'

/** Every table that speaks of a case's household; a test compares it with the database. */
export const CASE_TABLES = [
  'presa_in_carico',
  'pic_holder',
  'former_holder',
  'area_level',
  'project',
  'project_signature',
  'objective',
  'task',
  'artefact',
  'housing_standing',
  'review',
  'timeline_entry',
] as const

type Redirect = {
  householdId: string
  into: string | null
  sequence: string
  territory: Territory | undefined
}

/** Leaves a redirect from the joined id, or takes it away; the later of the two in intake's order stands. */
export async function redirect(
  tx: CaseworkTx,
  { householdId, into, sequence, territory }: Redirect,
): Promise<void> {
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

/** Speaks of the cases of these households by the id each leads to today. */
export async function followHouseholds(tx: CaseworkTx, householdIds: readonly string[]): Promise<void> {
  const pics = await tx.trx
    .selectFrom('presa_in_carico')
    .select(['pic_id', 'household_id', 'origin_household_id'])
    .where('household_id', 'in', householdIds)
    .orderBy('pic_id')
    .execute()
  for (const { pic_id: picId, household_id: current, origin_household_id: origin } of pics) {
    const householdId = await survivorOf(tx, origin)
    if (householdId === current) continue
    await tx.lock('casework.households', householdId)
    for (const table of CASE_TABLES) {
      await sql`update ${sql.table(table)} set household_id = ${householdId} where pic_id = ${picId}`.execute(
        tx.trx,
      )
    }
  }
}
