import type { Territory } from '@intarsi/contracts'
import type { Selectable } from 'kysely'

export const HOUSING_STATES = ['requested', 'no-place', 'offered', 'placed'] as const
export type HousingState = (typeof HOUSING_STATES)[number]

/** Where a case's household stands with a home, as housing told it: ids, codes and dates, never an address. */
export type HousingStandingTable = {
  pic_id: string
  household_id: string
  territory_id: Territory
  state: HousingState
  since: Date
  request_id: string
  /** Of the offer that is open, or that the household accepted. */
  place_id: string | null
  answer_by: Date | null
  /** Why the last offer came to nothing. */
  reason: string | null
  /** Where the last fact stands in housing's order. */
  housing_order: string
}

export type HousingTables = { housing_standing: HousingStandingTable }
export type HousingStanding = Selectable<HousingStandingTable>
