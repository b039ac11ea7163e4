import type { Territory } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'
import type { DestinationKind } from '../decisions/tables.ts'

/** A referral on its way to another service: names and contacts of the destination lie only here. */
export type HandoverTable = {
  handover_id: Generated<string>
  referral_id: string
  household_id: string
  territory_id: Territory
  /** Null when a confirmed exclusion hands it over. */
  decision_id: string | null
  cause: 'redirect' | 'decline' | 'exclusion'
  reason: string
  state: 'open' | 'confirmed' | 'failed' | 'withdrawn'
  destination_kind: DestinationKind
  destination_code: string
  destination_territory: Territory | null
  service_name: string
  person_name: string
  contact: string
  due_at: Date
  /** Who at the destination answered, when, and who recorded it. */
  answered_by: string | null
  answered_on: string | null
  recorded_by: string | null
  recorded_at: Date | null
  failure_reason: string | null
  opened_at: Date
  /** Who tells the household, in which language, and when it was told; a decision says it for itself. */
  tells_person_id: string | null
  tells_language: string | null
  told_at: Date | null
}

export type HandoverTables = { handover: HandoverTable }
export type HandoverRow = Selectable<HandoverTable>
