import type { Territory } from '@intarsi/contracts'

export type HouseholdTable = {
  household_id: string
  territory_id: Territory
  version: number
  created_at: Date
  erased_at: Date | null
}

export type MemberTable = {
  household_id: string
  territory_id: Territory
  ref: string
  given_name: string | null
  family_name: string | null
  aliases: string[]
  /** Keys under which other spellings of the name are found (`search-keys.ts`). */
  search_keys: string[]
  birth: string
  birth_certainty: string
  tax_code: string | null
  permit_number: string | null
}

/** The redirect from a household to the one it was found to be. */
export type HouseholdJoinTable = {
  join_id: string
  household_id: string
  territory_id: Territory
  surviving_id: string
  joined_by: string
  joined_at: Date
  split_until: Date
  split_by: string | null
  split_at: Date | null
}

export type HouseholdTables = {
  household: HouseholdTable
  member: MemberTable
  household_join: HouseholdJoinTable
}
