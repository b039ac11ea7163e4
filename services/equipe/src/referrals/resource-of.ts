import type { FileResource } from '@intarsi/access'
import type { Area } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'

/**
 * A referral as rights read it: where it stands, who holds which role for this very household. Nobody is named beside a
 * role: a member of the équipe whose account may also prepare elsewhere prepares nothing here.
 */
export async function resourceOf(
  tx: EquipeTx,
  referral: Referral,
): Promise<FileResource & { territory: Referral['territory'] }> {
  const { row, householdId } = referral
  const managers = await managersOf(tx, householdId)
  const seatAreas = await seatAreasOf(tx, householdId)
  const members = Object.keys(seatAreas)
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
    holders: { preparer: preparers, 'case-manager': managers, 'equipe-member': members },
    seatAreas,
    conflictedPersonIds: conflicted.map((one) => one.person_id),
    phase: row.pic_id ? 'after-admission' : 'before-decision',
  }
}

async function managersOf(tx: EquipeTx, householdId: string): Promise<string[]> {
  const rows = await tx.trx
    .selectFrom('case_manager')
    .select('person_id')
    .distinct()
    .where('household_id', '=', householdId)
    .where('state', 'not in', ['ended', 'declined', 'lapsed'])
    .execute()
  return rows.map((row) => row.person_id)
}

/** Areas each person of the household's équipe follows; who stands in for somebody away follows the same. */
async function seatAreasOf(tx: EquipeTx, householdId: string): Promise<Record<string, Area[]>> {
  const seats = await tx.trx
    .selectFrom('equipe_seat')
    .select(['person_id', 'delegate_id', 'areas'])
    .where('household_id', '=', householdId)
    .where('state', 'in', ['active', 'away', 'called', 'engaged'])
    .execute()
  const areas = new Map<string, Area[]>()
  for (const seat of seats) {
    for (const person of [seat.person_id, seat.delegate_id]) {
      if (person) areas.set(person, [...new Set([...(areas.get(person) ?? []), ...seat.areas])])
    }
  }
  return Object.fromEntries(areas)
}
