import type { EquipeTx } from '../schema.ts'
import { changeSeat } from './change-seat.ts'
import { CASE_MANAGER_ROLE } from './fill-seat.ts'

/** The seat named after the case manager goes to who was just confirmed, where the household's équipe has one (RE-12). */
export async function seatCaseManager(
  tx: EquipeTx,
  { householdId, personId }: { householdId: string; personId: string },
): Promise<void> {
  const seats = await tx.trx
    .selectFrom('equipe_seat')
    .innerJoin('equipe', 'equipe.equipe_id', 'equipe_seat.equipe_id')
    .selectAll('equipe_seat')
    .where('equipe_seat.household_id', '=', householdId)
    .where('equipe_seat.role', '=', CASE_MANAGER_ROLE)
    .where('equipe.state', '!=', 'dissolved')
    .where('equipe_seat.state', '!=', 'ended')
    .execute()
  for (const seat of seats) {
    if (seat.person_id === personId) continue
    await changeSeat(tx, seat, { command: 'replace', by: 'system', reason: 'role-change' })
  }
}
