import type { Resource } from '@intarsi/access'
import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'

/** A referral as rights read it: where it stands, who holds which role for this very household. */
export async function resourceOf(
  tx: EquipeTx,
  referral: Referral,
): Promise<Resource & { territory: Referral['territory'] }> {
  const { row, householdId } = referral
  const managers = await personsOf(tx, 'case_manager', householdId)
  const members = await personsOf(tx, 'equipe_seat', householdId)
  const conflicted = await tx.trx
    .selectFrom('conflict_of_interest')
    .select('person_id')
    .where('household_id', '=', householdId)
    .execute()
  const preparers = [row.preparer_id, row.asked_first_id].filter((person) => person !== null)
  return {
    territory: row.territory_id,
    sportelloId: row.sportello_id,
    bodyId: row.body_id,
    tableId: row.reading_table_id,
    personIds: [...preparers, ...managers, ...members],
    holders: { preparer: preparers, 'case-manager': managers, 'equipe-member': members },
    conflictedPersonIds: conflicted.map((one) => one.person_id),
    phase: row.pic_id ? 'after-admission' : 'before-decision',
  }
}

async function personsOf(
  tx: EquipeTx,
  table: 'case_manager' | 'equipe_seat',
  householdId: string,
): Promise<string[]> {
  const rows = await tx.trx
    .selectFrom(table)
    .select('person_id')
    .distinct()
    .where('household_id', '=', householdId)
    .where('state', 'not in', ['ended', 'declined', 'lapsed', 'open'])
    .where('person_id', 'is not', null)
    .execute()
  return rows.flatMap((row) => (row.person_id ? [row.person_id] : []))
}
