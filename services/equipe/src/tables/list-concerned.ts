import type { EquipeTx } from '../schema.ts'

/** Preparers and case managers of what stands on a meeting's agenda: they are told beside its members. */
export async function listConcerned(tx: EquipeTx, meetingId: string): Promise<string[]> {
  const preparers = await tx.trx
    .selectFrom('agenda_item')
    .innerJoin('referral', 'referral.referral_id', 'agenda_item.referral_id')
    .select('referral.preparer_id as personId')
    .where('agenda_item.meeting_id', '=', meetingId)
    .where('agenda_item.state', 'in', ['planned', 'on-agenda'])
    .execute()
  const managers = await tx.trx
    .selectFrom('agenda_item')
    .innerJoin('case_manager', 'case_manager.referral_id', 'agenda_item.referral_id')
    .select('case_manager.person_id as personId')
    .where('agenda_item.meeting_id', '=', meetingId)
    .where('agenda_item.state', 'in', ['planned', 'on-agenda'])
    .where('case_manager.state', 'in', ['proposed', 'confirmed', 'handing-over'])
    .execute()
  const ids = [...preparers, ...managers].map((row) => row.personId).filter((id) => id !== null)
  return [...new Set(ids)].sort()
}
