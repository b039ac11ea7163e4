import type { ReferralState, Territory, UNKNOWN_TERRITORY, Urgency } from '@intarsi/contracts'
import type { Generated, JSONColumnType } from 'kysely'
import type { Reason } from '../matching/types.ts'
import type { RequestFacts } from './request-facts.ts'

/** What is known of one household; a row is made by whatever fact comes first. */
export type HouseholdTable = {
  household_id: string
  /** Whose it was when it was joined or split; `unknown` when the event did not say. */
  territory_id: Territory | typeof UNKNOWN_TERRITORY
  joined_into: string | null
  join_sequence: string | null
}

/**
 * What the facts heard so far say of one referral. Intake's and equipe's facts are kept apart, each with the place
 * it had in its own order, so that the row is the same in whatever order they arrive.
 */
export type ReferralTable = {
  referral_id: string
  household_id: string
  territory_id: Territory
  referral_number: string
  facts: JSONColumnType<RequestFacts> | null
  facts_version: number | null
  intake_version: number | null
  intake_territory: Territory | null
  intake_urgency: Urgency | null
  submitted_at: Date | null
  equipe_sequence: string | null
  equipe_territory: Territory | null
  equipe_urgency: Urgency | null
  standing_sequence: string | null
  standing: ReferralState | null
  preparer_id: string | null
  case_manager_sequence: string | null
  case_manager_id: string | null
  pic_sequence: string | null
  pic_open: boolean | null
  admitted_at: Date | null
}

export type RequestState = 'open' | 'proposed' | 'offered' | 'placed' | 'no-place' | 'cancelled'
export type RequestCause = 'admission' | 'urgent'

export type RequestTable = {
  request_id: string
  household_id: string
  territory_id: Territory
  referral_id: string
  referral_number: string
  urgency: Urgency
  cause: RequestCause
  state: RequestState
  facts: JSONColumnType<RequestFacts>
  facts_version: number
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
  /** As last announced: an equal list is not announced again. */
  ranked_place_ids: Generated<string[]>
  /** For how long it needs the place; null: nobody knows. */
  stay_months: Generated<number | null>
  no_place_reasons: JSONColumnType<Reason[]> | null
  version: number
  changed_at: Date
}

export type RequestTables = { household: HouseholdTable; referral: ReferralTable; request: RequestTable }
