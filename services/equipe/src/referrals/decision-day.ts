import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'

/** The day by which a referral is to be decided, at the meeting on which it stands. */
export async function decisionDay(tx: EquipeTx, { referralId }: Referral): Promise<string | null> {
  const meeting = await tx.trx
    .selectFrom('queue')
    .innerJoin('meeting', 'meeting.meeting_id', 'queue.meeting_id')
    .select('meeting.starts_at as on')
    .where('queue.referral_id', '=', referralId)
    .executeTakeFirst()
  return await decisionDayAt(tx, referralId, meeting?.on ?? null)
}

/**
 * The same at a meeting, or at none: never after the term of decision, which for U0 and U1 ends long before the next
 * ordinary meeting, for they are decided between meetings (section 6). Null: neither a meeting nor a term.
 */
export async function decisionDayAt(
  tx: EquipeTx,
  referralId: string,
  meetingAt: Date | null,
): Promise<string | null> {
  const term = await decisionTerm(tx, referralId)
  const first = !term || (meetingAt && meetingAt < term) ? meetingAt : term
  return first ? romeDay(first) : null
}

/** When the decision is due whatever the meeting. */
async function decisionTerm(tx: EquipeTx, referralId: string): Promise<Date | undefined> {
  const deadline = await tx.trx
    .selectFrom('deadline')
    .select(['latest_at', 'due_at'])
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'decision')
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return deadline && (deadline.latest_at ?? deadline.due_at)
}
