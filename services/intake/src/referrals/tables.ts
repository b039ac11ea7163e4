import type {
  Area,
  Competence,
  EnteredBy,
  ReferralForm,
  ReferralState,
  RiskFactor,
  Territory,
  Urgency,
  UrgencyReason,
} from '@intarsi/contracts'
import type { ColumnType } from 'kysely'
import type { ReferralView } from './referral-view.ts'

/** A JSON column: read as the value, written as text. */
export type Json<Value> = ColumnType<Value, string, string>

export type ReferralTable = {
  referral_id: string
  number: string
  household_id: string
  territory_id: Territory
  sportello_id: string
  body_id: string
  referrer_id: string
  /** Null: its sportello sent it. */
  entered_by: Json<EnteredBy> | null
  request_kind: string
  /** The sender's own key: a sportello sends one referral under it, for ever. */
  sender_reference: string | null
  urgency: Urgency
  urgency_reasons: Json<UrgencyReason[]>
  competence: Json<Competence>
  form: Json<ReferralForm>
  version: number
  submitted_at: Date
  state: ReferralState
  next_step_on: string | null
  view: Json<ReferralView>
  /** Who sits in the household's équipe. */
  equipe_ids: string[]
  /** Areas each of them follows, by person. */
  seat_areas: Json<Record<string, Area[]>>
  /** Persons with a conflict of interest: nothing of the household is shown to them. */
  conflicted_ids: string[]
  /** Codes of risk factors found after it was sent, which its sportello does not read. */
  found_risks: ColumnType<RiskFactor[], RiskFactor[] | undefined, RiskFactor[]>
  routed_at: Date | null
  overdue_at: Date | null
}

export type ReferralHistoryTable = {
  event_id: string
  referral_id: string
  household_id: string
  territory_id: Territory
  at: Date
  sequence: string
  type: string
  data: Json<Record<string, unknown>>
}

export type ReferralTables = { referral: ReferralTable; referral_history: ReferralHistoryTable }
