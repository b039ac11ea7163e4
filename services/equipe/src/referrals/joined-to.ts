import type { Action } from '@intarsi/access'
import type { EquipeTx } from '../schema.ts'
import type { May } from './list-readable.ts'
import { loadReferral, type Referral } from './referral.ts'
import { resourceOf } from './resource-of.ts'

/** The referral that opened the case which this one joined; null: it joined none, or another referral without a case. */
export async function joinedTo(tx: EquipeTx, { row }: Referral): Promise<Referral | null> {
  if (row.state !== 'joined' || row.pic_id === null) return null
  const pic = await tx.trx
    .selectFrom('presa_in_carico')
    .select('referral_id')
    .where('pic_id', '=', row.pic_id)
    .executeTakeFirst()
  return (pic && (await loadReferral(tx, pic.referral_id))) ?? null
}

/** Whether the person who reads one referral may do the same with another of its household. */
export async function mayAlso(tx: EquipeTx, may: May, action: Action, other: Referral): Promise<boolean> {
  return may(action, await resourceOf(tx, other)).allow
}
