import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'

/** The day by which a referral is to be decided: its meeting, or the general term when it has none. */
export async function decisionDay(tx: EquipeTx, { referralId }: Referral): Promise<string | null> {
  const meeting = await tx.trx
    .selectFrom('queue')
    .innerJoin('meeting', 'meeting.meeting_id', 'queue.meeting_id')
    .select('meeting.starts_at as on')
    .where('queue.referral_id', '=', referralId)
    .executeTakeFirst()
  const day = meeting ?? (await decisionTerm(tx, referralId))
  return day ? romeDay(day.on) : null
}

function decisionTerm(tx: EquipeTx, referralId: string) {
  return tx.trx
    .selectFrom('deadline')
    .select('due_at as on')
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'decision')
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}
