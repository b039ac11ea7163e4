import type { Territory } from '@intarsi/contracts'
import type { AgreementKind } from './agreements.ts'
import type { Destination } from './placements.ts'
import type { ExtensionReason } from './stay-limit.ts'
import type { VisitOutcome } from './visits.ts'

export const PLACEMENT_STATES = ['agreed', 'entered', 'ended', 'cancelled'] as const
export type PlacementState = (typeof PLACEMENT_STATES)[number]

export type PlacementTable = {
  placement_id: string
  offer_id: string
  request_id: string
  household_id: string
  territory_id: Territory
  place_id: string
  state: PlacementState
  agreed_at: Date
  entered_on: string | null
  /** The day until which the stay was agreed; null = no limit, or not moved in yet. */
  stay_until: string | null
  ended_on: string | null
  end_reason: string | null
  destination: Destination | null
  version: number
}

export type PlacementTables = {
  placement: PlacementTable
  /** Versions that a territory published after the first, which is data of this service. */
  agreement_text: {
    territory_id: Territory
    kind: AgreementKind
    version: number
    it: string
    en: string | null
    published_at: Date
    published_by: string
  }
  /** What household and host signed, and which version of it. */
  agreement: {
    placement_id: string
    kind: AgreementKind
    version: number
    household_id: string
    territory_id: Territory
    signed_on: string
    explained_in: string
    recorded_at: Date
    recorded_by: string
  }
  visit: {
    visit_id: string
    placement_id: string
    household_id: string
    territory_id: Territory
    due_on: string
    visited_on: string | null
    outcome: VisitOutcome | null
    recorded_by: string | null
  }
  stay_extension: {
    placement_id: string
    stay_until: string
    household_id: string
    territory_id: Territory
    previous_until: string
    reason: ExtensionReason
    extended_at: Date
    extended_by: string
  }
}
