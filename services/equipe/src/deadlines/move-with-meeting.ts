import { sql } from 'kysely'
import type { EquipeTx } from '../schema.ts'

type Shift = { referralId?: string; from: string | null; to: { meeting_id: string; starts_at: Date } | null }

/**
 * Moves the open deadlines counted from a meeting to its new date, or to another meeting, never beyond their latest
 * date. Without a next meeting the latest date holds; from null, those that wait for a date get one.
 */
export async function moveDeadlinesWithMeeting(tx: EquipeTx, { referralId, from, to }: Shift): Promise<void> {
  const due = to
    ? sql<Date>`least(${to.starts_at}::timestamptz, coalesce(latest_at, 'infinity'))`
    : sql<Date>`coalesce(latest_at, due_at)`
  await tx.trx
    .updateTable('deadline')
    .set({
      meeting_id: to?.meeting_id ?? null,
      due_at: due,
      escalate_at: sql<Date>`${due} + (escalate_at - due_at)`,
      next_at: sql<Date>`case when missed_at is not null then next_at
        when remind_at is not null and reminded_at is null then least(remind_at, ${due}) else ${due} end`,
    })
    .where((e) =>
      from === null
        ? e.and([e('meeting_id', 'is', null), e('latest_at', 'is not', null)])
        : e('meeting_id', '=', from),
    )
    .where('closed_at', 'is', null)
    .$if(referralId !== undefined, (query) => query.where('referral_id', '=', referralId ?? ''))
    .execute()
}
