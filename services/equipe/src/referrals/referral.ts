import type { ReferralRef } from '../referral-ref.ts'
import type { EquipeTx } from '../schema.ts'
import type { QueueKind, ReferralRow } from './tables.ts'

/** A referral as its commands see it: the reference every event carries, and its row. */
export type Referral = ReferralRef & { row: ReferralRow }

export type QueuePlace = { kind: QueueKind; rootId: string; meetingId: string | null; noDate: boolean }

export function toReferral(row: ReferralRow): Referral {
  return { ...refOf(row), row }
}

export function refOf(row: ReferralRow): ReferralRef {
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
  }
}

/** The reference alone, for the data of an event. */
export function referralRefOf(referral: Referral): ReferralRef {
  return refOf(referral.row)
}

/** Reads without locking the household: for a command that holds its lock, or for a query. */
export async function loadReferral(tx: EquipeTx, referralId: string): Promise<Referral | undefined> {
  const row = await tx.trx
    .selectFrom('referral')
    .selectAll()
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
  return row && toReferral(row)
}

/** Those of the referrals that are there, in no order. */
export async function loadReferrals(tx: EquipeTx, referralIds: readonly string[]): Promise<Referral[]> {
  if (referralIds.length === 0) return []
  const rows = await tx.trx
    .selectFrom('referral')
    .selectAll()
    .where('referral_id', 'in', referralIds)
    .execute()
  return rows.map(toReferral)
}

/**
 * Locks the household that has the referral, then reads it. A join may move the referral to another household while
 * this waits: then that one is locked too.
 */
export async function lockReferral(tx: EquipeTx, referralId: string): Promise<Referral | undefined> {
  let referral = await loadReferral(tx, referralId)
  for (let householdId: string | undefined; referral && referral.householdId !== householdId; ) {
    householdId = referral.householdId
    await tx.lock('equipe.households', householdId)
    referral = await loadReferral(tx, referralId)
  }
  return referral
}

/** Reads again after a write of this transaction. */
export async function reloadReferral(tx: EquipeTx, referralId: string): Promise<Referral> {
  const referral = await loadReferral(tx, referralId)
  if (!referral) throw new Error(`Referral ${referralId} vanished inside its transaction`)
  return referral
}
