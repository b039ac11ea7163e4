import { type Rejected, reject } from '@intarsi/kernel'
import type { EquipeTx } from '../schema.ts'
import { listActive, refOfRow, saveCaseManager } from './case-manager-rows.ts'
import { confirmRow } from './confirm-case-manager.ts'
import { giveSeat } from './give-seat.ts'
import type { CaseManagerRow } from './tables.ts'

export type HandOver = { toPersonId: string; by: string; reason: string; overrideReason?: string }

/** Starts a hand-over: both are named, and the former stays the household's person until the meeting with it. */
export async function startHandOver(
  tx: EquipeTx,
  row: CaseManagerRow,
  { toPersonId, ...handOver }: HandOver,
): Promise<{ ok: true } | Rejected> {
  if (row.state !== 'confirmed') {
    return reject('not-confirmed', `A case manager who is ${row.state} hands nothing over.`, {
      state: row.state,
    })
  }
  if (toPersonId === row.person_id) return reject('same-person', 'This person has the household already.')
  await saveCaseManager(tx, row, { state: 'handing-over', reason: handOver.reason })
  const referral = refOfRow(row)
  await giveSeat(tx, { ...handOver, referral, seat: row.seat, personId: toPersonId, picId: row.pic_id })
  return { ok: true }
}

/** The household met both: the successor is confirmed, the former ends. */
export async function completeHandOver(
  tx: EquipeTx,
  row: CaseManagerRow,
  by: string,
): Promise<{ ok: true; row: CaseManagerRow } | Rejected> {
  const successor = (await listActive(tx, row.household_id)).find(
    (one) => one.seat === row.seat && one.state === 'proposed',
  )
  if (row.state !== 'handing-over' || !successor || !successor.pic_id) {
    return reject('no-hand-over', 'No hand-over is under way here.', { state: row.state })
  }
  const confirmed = await confirmRow(tx, successor, { picId: successor.pic_id, by, mode: successor.mode })
  return { ok: true, row: confirmed }
}
