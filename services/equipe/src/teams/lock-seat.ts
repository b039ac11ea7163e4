import { problem } from '@intarsi/http'
import { lockReferral, type Referral } from '../referrals/referral.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import type { EquipeTx } from '../schema.ts'
import type { EquipeSeatRow } from './tables.ts'

export type LockedSeat = { referral: Referral; seat: EquipeSeatRow }

/** Locks the household that a seat is for, then reads the seat; a 404 problem when there is none. */
export async function lockSeat(tx: EquipeTx, seatId: string): Promise<LockedSeat> {
  const { referral_id: referralId } = await findSeat(tx, seatId)
  const referral = await lockReferral(tx, referralId)
  if (!referral) throw referralNotFound()
  return { referral, seat: await findSeat(tx, seatId) }
}

async function findSeat(tx: EquipeTx, seatId: string) {
  const seat = await tx.trx
    .selectFrom('equipe_seat')
    .innerJoin('equipe', 'equipe.equipe_id', 'equipe_seat.equipe_id')
    .selectAll('equipe_seat')
    .select('equipe.referral_id')
    .where('seat_id', '=', seatId)
    .executeTakeFirst()
  if (!seat) throw problem(404, 'seat-not-found', 'There is no such seat.')
  return seat
}
