import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type { Explanation } from './explanation.ts'

/** What a person is asked for; each has a cap of its own. */
export type Purpose = 'preparer' | 'case-manager' | 'seat'

/** A person's load for one purpose. Taken only by `update … where load + w <= cap`. */
export type PersonLoadTable = {
  person_id: string
  purpose: Purpose
  load: number
  /** Above the cap with a reason, until a day (30 days at most). */
  extra: Generated<number>
  extra_until: string | null
  extra_reason: string | null
}

/** What one household weighs on one person; released once. */
export type LoadHoldTable = {
  load_hold_id: Generated<string>
  territory_id: string
  household_id: string
  referral_id: string | null
  person_id: string
  purpose: Purpose
  weight: number
  taken_at: Date
  /** When a new case weighs less, and how much then; null: it weighs the same to the end. */
  lighter_at: Date | null
  lighter_weight: number | null
  released_at: Date | null
}

/** The written reasons of one choice: who, who else, and why not. */
export type ChoiceRecordTable = {
  choice_id: Generated<string>
  territory_id: string
  household_id: string
  referral_id: string | null
  purpose: Purpose
  role: string
  person_id: string | null
  runner_up_id: string | null
  reasons: string[]
  explanation: JSONColumnType<Explanation>
  chosen_at: Date
  overridden_by: string | null
  override_reason: string | null
}

export type ChoiceTables = {
  person_load: PersonLoadTable
  load_hold: LoadHoldTable
  choice_record: ChoiceRecordTable
}

export type ChoiceRecordRow = Selectable<ChoiceRecordTable>
