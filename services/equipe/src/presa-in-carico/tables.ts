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
  version: Generated<number>
}

export type PresaInCaricoTables = { presa_in_carico: PresaInCaricoTable }
export type PresaInCaricoRow = Selectable<PresaInCaricoTable>
