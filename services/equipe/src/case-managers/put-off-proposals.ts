import type { Referral } from '../referrals/referral.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'

export type PutOff = { day: string | null; personIds: string[] }

/**
 * Whoever is proposed as case manager of a referral has nothing to do before the meeting that decides it: the day moves
 * with the meeting. Answers for whom it moved; undefined when for nobody.
 */
export async function putOffProposals(
  tx: EquipeTx,
  { referralId, householdId }: Referral,
  meetingAt: Date | null,
): Promise<PutOff | undefined> {
  const day = meetingAt && romeDay(meetingAt)
  const rows = await tx.trx
    .updateTable('case_manager')
    .set((e) => ({ nothing_to_do_before: day, version: e('version', '+', 1) }))
    .where('household_id', '=', householdId)
    .where('referral_id', '=', referralId)
    .where('state', '=', 'proposed')
    .where('pic_id', 'is', null)
    .where('nothing_to_do_before', 'is distinct from', day)
    .returning('person_id')
    .execute()
  const personIds = rows.map((row) => row.person_id).sort()
  return personIds.length > 0 ? { day, personIds } : undefined
}
