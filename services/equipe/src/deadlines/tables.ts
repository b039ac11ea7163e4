import type { Territory, Urgency } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

/** A rule that must hold by an instant. `next_at` is when the worker looks again; null once closed. */
export type DeadlineTable = {
  deadline_id: Generated<string>
  territory_id: Territory
  household_id: string
  referral_id: string
  referral_number: string
  urgency: Urgency
  kind: string
  due_at: Date
  remind_at: Date | null
  escalate_at: Date
  reminded_at: Date | null
  missed_at: Date | null
  escalated_at: Date | null
  holder_id: string | null
  escalate_to: string | null
  /** The meeting the due date is counted from: it moves with it, never beyond `latest_at`. */
  meeting_id: string | null
  latest_at: Date | null
  next_at: Date | null
  closed_at: Date | null
  /** Why it closed: `met`, `acted`, `moot`, `superseded`, `chain-ended`. */
  outcome: string | null
}

export type DeadlineTables = { deadline: DeadlineTable }
export type DeadlineRow = Selectable<DeadlineTable>
