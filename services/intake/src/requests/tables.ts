import type { CompletedAs, ReferralForm, Territory } from '@intarsi/contracts'
import type { ColumnType } from 'kysely'

export type RequestTable = {
  request_id: string
  referral_id: string
  household_id: string
  territory_id: Territory
  kind: 'amendment' | 'answer' | 'withdrawal' | 'completion'
  /** The whole form as it will be once equipe has applied the request. */
  form: ColumnType<ReferralForm | null, string | null, string | null>
  version: number | null
  reason: string | null
  note: string | null
  requested_at: Date
  requested_by: string
  /** Of a completion: the role in which it was made. */
  requested_as: CompletedAs | null
  outcome: 'applied' | 'passed-to-case-manager' | 'refused' | null
  outcome_reason: string | null
  answered_at: Date | null
}

export type RequestTables = { request: RequestTable }
