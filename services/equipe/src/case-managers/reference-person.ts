import { coordinatorOf } from '../directory/coordinator-of.ts'
import { listUnavailable } from '../directory/list-unavailable.ts'
import type { EquipeTx } from '../schema.ts'
import { listActive } from './case-manager-rows.ts'

export type ReferencePerson = { personId: string; as: 'referrer' | 'case-manager' | 'interim' }

/**
 * The household's named reference person, always: who signals it until a case manager is confirmed, then the case
 * manager, and in any gap (away, disabled, nobody) the territory's coordinator. Throws for a household equipe never saw.
 */
export async function referencePersonOf(tx: EquipeTx, householdId: string): Promise<ReferencePerson> {
  const managers = (await listActive(tx, householdId)).filter((row) => row.seat === 'case-manager')
  const confirmed = managers.find((row) => row.state === 'confirmed' || row.state === 'handing-over')
  const referral = await tx.trx
    .selectFrom('referral')
    .select(['referrer_id', 'territory_id', 'pic_id'])
    .where('household_id', '=', householdId)
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!referral) throw new Error(`Equipe knows no referral of household ${householdId}`)
  const isFollowed = referral.pic_id !== null || managers.some((row) => row.pic_id !== null)
  const personId = confirmed?.person_id ?? (isFollowed ? null : referral.referrer_id)
  if (personId && (await canAct(tx, personId))) {
    return { personId, as: confirmed ? 'case-manager' : 'referrer' }
  }
  return { personId: (await coordinatorOf(tx, referral.territory_id)).personId, as: 'interim' }
}

/** A referrer the directory does not know (another body's own staff) is believed to be there. */
async function canAct(tx: EquipeTx, personId: string): Promise<boolean> {
  return !(await listUnavailable(tx, [personId])).has(personId)
}
