import type { ReferralRef } from '../referral-ref.ts'
import type { EquipeTx } from '../schema.ts'
import type { CaseManagerRow, CaseManagerSeat, CaseManagerState } from './tables.ts'

/** States in which a person has, or may soon have, the household. */
export const ACTIVE: readonly CaseManagerState[] = ['proposed', 'confirmed', 'handing-over', 'interim']

/** The active rows of a household, the oldest first. */
export function listActive(tx: EquipeTx, householdId: string): Promise<CaseManagerRow[]> {
  return listActiveOf(tx, [householdId])
}

/** Those of several households, at least one. */
export async function listActiveOf(tx: EquipeTx, householdIds: readonly string[]): Promise<CaseManagerRow[]> {
  return await tx.trx
    .selectFrom('case_manager')
    .selectAll()
    .where('household_id', 'in', householdIds)
    .where('state', 'in', ACTIVE)
    .orderBy('since')
    .orderBy('case_manager_id')
    .execute()
}

export async function findCaseManager(tx: EquipeTx, id: string): Promise<CaseManagerRow | undefined> {
  return await tx.trx
    .selectFrom('case_manager')
    .selectAll()
    .where('case_manager_id', '=', id)
    .executeTakeFirst()
}

/** Locks the household that a row is about, then reads the row; undefined when there is none. */
export async function lockCaseManager(tx: EquipeTx, id: string): Promise<CaseManagerRow | undefined> {
  let row = await findCaseManager(tx, id)
  for (let householdId: string | undefined; row && row.household_id !== householdId; ) {
    householdId = row.household_id
    await tx.lock('equipe.households', householdId)
    row = await findCaseManager(tx, id)
  }
  return row
}

export async function saveCaseManager(
  tx: EquipeTx,
  row: CaseManagerRow,
  change: Partial<CaseManagerRow>,
): Promise<CaseManagerRow> {
  return await tx.trx
    .updateTable('case_manager')
    .set((e) => ({ ...change, version: e('version', '+', 1) }))
    .where('case_manager_id', '=', row.case_manager_id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export function refOfRow(row: CaseManagerRow): ReferralRef {
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
  }
}

/** What every row of a referral's seat starts with. */
export function columnsOf(referral: ReferralRef, seat: { seat: CaseManagerSeat; role: string }) {
  return {
    territory_id: referral.territory,
    household_id: referral.householdId,
    referral_id: referral.referralId,
    referral_number: referral.referralNumber,
    urgency: referral.urgency,
    seat: seat.seat,
    role: seat.role,
  }
}
