import type { Territory } from '@intarsi/contracts'
import type { CohabitationRule, LandlordWish, PlaceDescription, PlaceKind } from './place.ts'

export type PlaceTable = {
  place_id: string
  territory_id: Territory
  municipality: string
  name: string
  kind: PlaceKind
  address: string | null
  address_private: boolean
  rooms: number
  beds: number
  cots: number
  max_adults: number | null
  max_children: number | null
  accessible: boolean
  accessible_beds: number | null
  ground_floor_or_lift: boolean
  legal_statuses: PlaceDescription['legalStatuses']
  household_types: PlaceDescription['householdTypes']
  women_only: boolean
  stay_limit_months: number | null
  entry_from: string | null
  entry_until: string | null
  reserve_for_urgent: boolean
  max_households: number | null
  cohabitation_rules: CohabitationRule[]
  pets_allowed: boolean
  smoking_allowed: boolean
  community_languages: string[]
  landlord_wishes: LandlordWish[]
  blocked_until: string | null
  blocked_reason: string | null
  retired_at: Date | null
  /** Of the file's entry, for what was imported: the same entry again changes nothing. */
  source_hash: string | null
  version: number
  changed_at: Date
}

export type PlaceTables = { place: PlaceTable }
