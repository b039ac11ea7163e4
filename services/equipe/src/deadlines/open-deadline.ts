import { nextLook } from '@intarsi/kernel'
import { latestProfile, workingCalendar } from '@intarsi/territories'
import type { ReferralRef } from '../referral-ref.ts'
import { romeDay, romeHour, romeInstant } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'

export type NewDeadline = ReferralRef & {
  kind: string
  dueAt: Date
  remindAt?: Date
  holderId: string | null
  /** Who is told when it stays missed; null: nobody above. */
  escalateTo: string | null
  /** When that one is told; left out: when it stays missed for some working days of grace. */
  escalateAt?: Date
  /** The meeting the date is counted from: it moves with it, never beyond `latestAt`. */
  meetingId?: string
  latestAt?: Date
}

// Default (ours): two working days of grace before the coordinator hears of it (`peers.md` 1.3); an hour for U0.
const GRACE_WORKING_DAYS = 2
const GRACE_U0_MS = 3_600_000

/** Opens a deadline, or gives the open one of this kind a new date: a referral has one of each kind. */
export async function openDeadline(tx: EquipeTx, deadline: NewDeadline): Promise<void> {
  await openDeadlines(tx, [deadline])
}

/** Opens several, of different kinds, in one statement. */
export async function openDeadlines(tx: EquipeTx, deadlines: readonly NewDeadline[]): Promise<void> {
  if (deadlines.length === 0) return
  const rows = deadlines.map(rowOf)
  await tx.trx
    .insertInto('deadline')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['referral_id', 'kind'])
        .where('closed_at', 'is', null)
        .doUpdateSet((e) =>
          Object.fromEntries(
            Object.keys(rows[0] ?? {}).map((column) => [
              column,
              e.ref(`excluded.${column}` as 'excluded.kind'),
            ]),
          ),
        ),
    )
    .execute()
}

function rowOf(deadline: NewDeadline) {
  const dates = {
    due_at: deadline.dueAt,
    remind_at: deadline.remindAt ?? null,
    escalate_at: deadline.escalateAt ?? graceAfter(deadline),
    escalate_to: deadline.escalateTo,
    holder_id: deadline.holderId,
    meeting_id: deadline.meetingId ?? null,
    latest_at: deadline.latestAt ?? null,
    urgency: deadline.urgency,
    reminded_at: null,
    missed_at: null,
    escalated_at: null,
  }
  return {
    ...dates,
    territory_id: deadline.territory,
    household_id: deadline.householdId,
    referral_id: deadline.referralId,
    referral_number: deadline.referralNumber,
    kind: deadline.kind,
    next_at: nextLook(dates, null),
  }
}

function graceAfter({ urgency, territory, dueAt }: NewDeadline): Date {
  if (urgency === 'U0') return new Date(dueAt.getTime() + GRACE_U0_MS)
  const calendar = workingCalendar(latestProfile(territory))
  return romeInstant(calendar.addWorkingDays(romeDay(dueAt), GRACE_WORKING_DAYS), romeHour(dueAt))
}
