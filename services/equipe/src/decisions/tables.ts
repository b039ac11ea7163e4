import type { DecisionFacts, decisionKind, Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'
import type * as z from 'zod'

export type DecisionKind = z.infer<typeof decisionKind>
export type DestinationKind = 'service' | 'territory' | 'measure'

/** What a person decided on a referral. Recorded takes effect; final when the minutes are approved. */
export type DecisionTable = {
  decision_id: Generated<string>
  referral_id: string
  household_id: string
  territory_id: Territory
  kind: DecisionKind
  state: 'recorded' | 'final' | 'corrected' | 'annulled'
  decided_by: string
  decided_at: Date
  /** Between meetings: the member of the public social service who decided with the coordinator. */
  second_person_id: string | null
  table_id: string | null
  meeting_id: string | null
  between_meetings: boolean
  /** When a meeting ratified what was decided between meetings. */
  ratified_at: Date | null
  ratified_by: string | null
  file_ready: boolean
  reason: string | null
  note: string | null
  destination_kind: DestinationKind | null
  destination_code: string | null
  destination_territory: Territory | null
  tells_person_id: string | null
  tells_language: string | null
  tells_due_on: string | null
  told_at: Date | null
  /** Who heard from the household that it does not want this. */
  heard_by: string | null
  heard_language: string | null
  /** What was done about équipes that may follow the household already (RA-04). */
  overlaps_checked: string | null
  corrects: string | null
  annul_reason: string | null
  /** Everybody the decision was told to: told again when it is corrected. */
  told: string[]
  /** The household as the table saw it. */
  facts: DecisionFacts
}

export type DecisionTables = { decision: DecisionTable }
export type DecisionRow = Selectable<DecisionTable>
