import { equipeFormed } from '@intarsi/contracts'
import { meetsAll13 } from '@intarsi/territories'
import { referralRefOf, reloadReferral } from '../referrals/referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { decideEquipeState } from './decide-equipe-state.ts'
import type { EquipeRow, EquipeSeatRow } from './tables.ts'

/** Works out the state of an équipe from its seats and tells all of it; after every change of a seat. */
export async function announceEquipe(tx: EquipeTx, equipeId: string): Promise<EquipeRow> {
  const seats = await listSeats(tx, equipeId)
  const equipe = await settle(tx, equipeId, seats)
  const collaborators = await tx.trx
    .selectFrom('equipe_collaborator')
    .select('person_id')
    .where('equipe_id', '=', equipeId)
    .where('told', '=', true)
    .execute()
  const referral = await reloadReferral(tx, equipe.referral_id)
  await tx.announce(equipeFormed, equipe.household_id, {
    ...referralRefOf(referral),
    equipeId,
    picId: equipe.pic_id,
    kind: equipe.kind,
    state: equipe.state,
    formedAt: equipe.formed_at.toISOString(),
    belowAll13: equipe.below_all13,
    seats: seats.map(seatData),
    collaboratorIds: collaborators.flatMap(({ person_id: personId }) => (personId ? [personId] : [])),
  })
  return equipe
}

export async function listSeats(tx: EquipeTx, equipeId: string): Promise<EquipeSeatRow[]> {
  return await tx.trx
    .selectFrom('equipe_seat')
    .selectAll()
    .where('equipe_id', '=', equipeId)
    .orderBy('seat_id')
    .execute()
}

async function settle(tx: EquipeTx, equipeId: string, seats: EquipeSeatRow[]): Promise<EquipeRow> {
  const before = await tx.trx
    .selectFrom('equipe')
    .selectAll()
    .where('equipe_id', '=', equipeId)
    .executeTakeFirstOrThrow()
  const referral = await reloadReferral(tx, before.referral_id)
  const filled = seats.filter((seat) => seat.person_id !== null && seat.state !== 'ended')
  const roles = filled.map((seat) => seat.role)
  return await tx.trx
    .updateTable('equipe')
    .set({
      state: decideEquipeState(seats, before.dissolved_at !== null),
      below_all13: before.dissolved_at === null && !meetsAll13(profileOf(referral), roles),
      version: before.version + 1,
    })
    .where('equipe_id', '=', equipeId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

function seatData(seat: EquipeSeatRow) {
  return {
    seatId: seat.seat_id,
    role: seat.role,
    areas: seat.areas,
    personId: seat.person_id,
    state: seat.state,
    vacancyReason: seat.vacancy_reason,
  }
}
