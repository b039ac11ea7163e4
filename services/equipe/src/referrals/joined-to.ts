import type { Action } from '@intarsi/access'
import type { EquipeTx } from '../schema.ts'
import type { May } from './list-readable.ts'
import { loadReferral, type Referral } from './referral.ts'
import { resourceOf } from './resource-of.ts'

/** The referral that this one joined, or that opened the case which it joined; null: it joined none. */
export async function joinedTo(tx: EquipeTx, { row }: Referral): Promise<Referral | null> {
  if (row.state !== 'joined') return null
  const referralId = row.joined_referral_id ?? (await openerOf(tx, row.pic_id))
  return (referralId && (await loadReferral(tx, referralId))) || null
}

async function openerOf(tx: EquipeTx, picId: string | null): Promise<string | undefined> {
  if (picId === null) return undefined
  const pic = await tx.trx
    .selectFrom('presa_in_carico')
    .select('referral_id')
    .where('pic_id', '=', picId)
    .executeTakeFirst()
  return pic?.referral_id
}

/** Whether the person who reads one referral may do the same with another of its household. */
export async function mayAlso(tx: EquipeTx, may: May, action: Action, other: Referral): Promise<boolean> {
  return may(action, await resourceOf(tx, other)).allow
}
