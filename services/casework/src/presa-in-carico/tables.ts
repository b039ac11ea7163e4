import type {
  Area,
  Envelope,
  PicPhase,
  presaInCaricoClosed,
  Territory,
  UNKNOWN_TERRITORY,
  Urgency,
} from '@intarsi/contracts'
import type { JSONColumnType, Selectable } from 'kysely'
import type * as z from 'zod'
import type { CareFacts } from './care-facts.ts'

export type PicOutcome = z.infer<typeof presaInCaricoClosed.data>['outcome']

export const CLOSING_REASONS = [
  'objectives-met',
  'horizon-reached',
  'household-wish',
  'project-declined',
] as const
export type ClosingReason = (typeof CLOSING_REASONS)[number]

/** Redirects of joined households; the later of a join and a split in intake's order stands. */
export type HouseholdTable = {
  household_id: string
  /** Whose it was when it was joined or split; `unknown` when the event did not say. */
  territory_id: Territory | typeof UNKNOWN_TERRITORY
  joined_into: string | null
  join_sequence: string | null
}

/** A fact about a case that has not opened here yet, as it came. */
export type EarlyFactTable = {
  event_id: string
  pic_id: string | null
  referral_id: string
  household_id: string
  territory_id: Territory
  type: string
  event: JSONColumnType<Envelope>
  received_at: Date
}

/** The integrated case: equipe says that it is open, who holds it and that it ended; the phases between are ours. */
export type PicTable = {
  pic_id: string
  /** Whose case it is today; the household it was opened for may be joined into another. */
  household_id: string
  origin_household_id: string
  territory_id: Territory
  referral_id: string
  referral_number: string
  urgency: Urgency
  profile_version: number
  facts: JSONColumnType<CareFacts>
  facts_version: number
  phase: PicPhase
  phase_since: Date
  /** By when the step that leads out of the phase is due. */
  step_due_on: string | null
  /** What a suspension, a review, a closing or a transfer goes back to. */
  former_phase: PicPhase | null
  opened_at: Date
  /** Where the last fact of each kind stands in equipe's order: what is older changes nothing. */
  pic_order: string
  case_manager_id: string
  case_manager_state: 'confirmed' | 'interim'
  manager_order: string
  liaison_order: string | null
  equipe_order: string | null
  interview_on: string | null
  interview_language: string | null
  interview_with_mediator: boolean | null
  assessed_at: Date | null
  suspended_until: string | null
  suspension_reason: string | null
  /** Why the case goes into its closing, while it does. */
  closing_reason: ClosingReason | null
  closing_note: string | null
  closed_at: Date | null
  outcome: PicOutcome | null
  reference_person_id: string | null
  version: number
}

export const HOLDER_ROLES = ['case-manager', 'liaison', 'equipe-member', 'tutor'] as const
export type HolderRole = (typeof HOLDER_ROLES)[number]

/** Who has a part in the case now, and for which areas. */
export type PicHolderTable = {
  pic_id: string
  person_id: string
  role: HolderRole
  areas: Area[]
  household_id: string
  territory_id: Territory
}

/** Roles whose holder follows the whole case. */
export const FOLLOWER_ROLES = ['case-manager', 'liaison'] as const satisfies readonly HolderRole[]
export type FollowerRole = (typeof FOLLOWER_ROLES)[number]

/** Who followed the case before, and until when last. */
export type FormerHolderTable = {
  pic_id: string
  person_id: string
  role: FollowerRole
  until: Date
  household_id: string
  territory_id: Territory
}

export type PicTables = {
  household: HouseholdTable
  early_fact: EarlyFactTable
  presa_in_carico: PicTable
  pic_holder: PicHolderTable
  former_holder: FormerHolderTable
}

export type Pic = Selectable<PicTable>
