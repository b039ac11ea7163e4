import type { Territory, Urgency } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

export type CaseManagerState =
  | 'proposed'
  | 'confirmed'
  | 'declined'
  | 'lapsed'
  | 'handing-over'
  | 'interim'
  | 'ended'
export type CaseManagerSeat = 'case-manager' | 'liaison'
export type ConfirmMode = 'by-role' | 'by-table' | 'by-person'

/** One person on one of the household's seats, from proposal to end. */
export type CaseManagerTable = {
  case_manager_id: Generated<string>
  territory_id: Territory
  household_id: string
  referral_id: string
  referral_number: string
  urgency: Urgency
  pic_id: string | null
  seat: CaseManagerSeat
  role: string
  person_id: string
  state: CaseManagerState
  mode: ConfirmMode
  since: Date
  nothing_to_do_before: string | null
  runner_up_id: string | null
  reasons: string[]
  confirmed_at: Date | null
  confirmed_by: string | null
  /** Who had the seat before an interim or a new proposal. */
  former_person_id: string | null
  /** Why it is interim, declined or ended: a code of the reasons list. */
  reason: string | null
  /** For an interim: the day a new proposal is due. */
  proposal_due_on: string | null
  ended_at: Date | null
  version: Generated<number>
}

export type CaseManagerTables = { case_manager: CaseManagerTable }
export type CaseManagerRow = Selectable<CaseManagerTable>
