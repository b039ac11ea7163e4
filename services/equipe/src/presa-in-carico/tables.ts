import type { DecisionFacts, presaInCaricoClosed, Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'
import type * as z from 'zod'

export type PicOutcome = z.infer<typeof presaInCaricoClosed.data>['outcome']

/** The integrated case: at most one open per household in the region. Its phases are casework's. */
export type PresaInCaricoTable = {
  pic_id: Generated<string>
  household_id: string
  territory_id: Territory
  /** The referral that opened it. */
  referral_id: string
  decision_id: string
  profile_version: number
  facts: DecisionFacts
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
  outcome: PicOutcome | null
  /** The continuity plan: who stays near, which service, one call after 90 days. */
  reference_person_id: string | null
  continuity_service: string | null
  continuity_note: string | null
  resumed_at: Date | null
  /** The one extension of its horizon. */
  extended_at: Date | null
  extended_by: string | null
  extension_reason: string | null
  /** The case of another territory that this one goes on with. */
  continues_pic_id: string | null
  version: Generated<number>
}

/** A running case on its way to another territory: effective when the other coordinator accepts. */
export type CaseTransferTable = {
  transfer_id: Generated<string>
  pic_id: string
  referral_id: string
  household_id: string
  territory_id: Territory
  to_territory: Territory
  state: 'proposed' | 'accepted' | 'refused' | 'released'
  reason: string
  proposed_by: string
  proposed_at: Date
  answered_by: string | null
  answered_at: Date | null
}

export type PresaInCaricoTables = {
  presa_in_carico: PresaInCaricoTable
  case_transfer: CaseTransferTable
}
export type PresaInCaricoRow = Selectable<PresaInCaricoTable>
