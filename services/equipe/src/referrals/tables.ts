import type { DecisionFacts, ReferralState, Territory, UNKNOWN_TERRITORY, Urgency } from '@intarsi/contracts'
import type { Generated, Selectable } from 'kysely'

/** A day as text (`YYYY-MM-DD`). */
type Day = string

export type GateRecord = {
  id: string
  kind: 'precondition' | 'not-yet' | 'other-measure'
  destination: { kind: 'service' | 'territory' | 'measure'; code: string }
  until: Day | null
  reason: string
  summary: string
  facts: string[]
  ambiguous: boolean
  undecidable: string[]
}

export type RuleRecord = { id: string; summary: string; facts: string[] }

export type AdmissionRecord = {
  decidedBy: string
  tableKey: string | null
  confirmCaseManager: 'by-role' | 'by-table' | 'by-person'
}

export type QuestionRecord = { round: number; fields: string[]; askedBy: string; dueOn: Day }

/** A person's judgement of urgency with its reason, and what was computed when that person looked. */
export type UrgencyOverride = { level: Urgency; computed: Urgency; reason: string; by: string; at: string }

export type QueueKind = 'table' | 'equipe' | 'coordinator'
export type HolderKind = 'person' | 'table' | 'equipe' | 'sender' | 'service' | 'none'

/** The referral after submission: equipe alone moves it. */
export type ReferralTable = {
  referral_id: string
  referral_number: string
  household_id: string
  territory_id: Territory
  urgency: Urgency
  state: ReferralState
  version: Generated<number>
  sportello_id: string
  body_id: string
  referrer_id: string
  referrer_role: string
  request_kind: string
  channel: string
  submitted_at: Date
  competence_rule: string
  disputed_with: Territory | null
  fields_missing: string[]
  /** What the stated criteria and the dates say; `urgency` is what holds. */
  computed_urgency: Urgency
  urgency_override: UrgencyOverride | null
  /** The preparer's reasoned judgement, beside the factors that count by themselves; null: not given. */
  particular_vulnerability: boolean | null
  vulnerability_reason: string | null
  facts: DecisionFacts
  /** The household as it was at submission; never changed. */
  submitted_facts: DecisionFacts
  profile_version: number
  rule: RuleRecord
  gate: GateRecord | null
  admission: AdmissionRecord
  between_meetings: boolean
  /** Gates a person looked at and set aside: they hold this referral no more. */
  overridden_gates: string[]
  /** The table or équipe whose queue reads it. */
  reading_table_id: string
  preparer_id: string | null
  asked_first_id: string | null
  holder_kind: HolderKind
  holder_id: string | null
  next_step: string
  next_step_on: Day | null
  first_read_at: Date | null
  first_read_by: string | null
  question: QuestionRecord | null
  question_rounds: Generated<number>
  redirects: Generated<number>
  pic_id: string | null
  /** The referral that it joined where no case was open; of one that joined a case, `pic_id` says which. */
  joined_referral_id: string | null
  /** Households that may be this one, as intake found at submission: a person looks, nothing is joined. */
  possible_duplicates: string[]
  routed_at: Date
  closed_at: Date | null
  updated_at: Date
}

/** Exactly one row for each open referral, from routing to closing. */
export type QueueTable = {
  referral_id: string
  household_id: string
  territory_id: Territory
  kind: QueueKind
  root_id: string
  meeting_id: string | null
  no_date: boolean
  since: Date
}

/** History: one row per move, append only. */
export type ReferralMoveTable = {
  move_id: Generated<string>
  referral_id: string
  household_id: string
  territory_id: Territory
  from_state: ReferralState
  to_state: ReferralState
  cause: string
  reason: string | null
  holder_kind: HolderKind
  holder_id: string | null
  next_step: string
  next_step_on: Day | null
  /** A person's reason in words: never leaves this table. */
  note: string | null
  moved_by: string
  moved_at: Date
}

/** What a sender asked of a referral that equipe does not know yet: kept, and applied when it arrives. */
export type EarlyFactTable = {
  request_id: string
  referral_id: string
  household_id: string
  territory_id: Territory
  kind: 'amendment' | 'withdrawal'
  data: Record<string, unknown>
  received_at: Date
}

/** The answer to each request of a sender; an amendment passed on waits here for its case manager. */
export type SenderRequestTable = {
  request_id: string
  referral_id: string
  household_id: string
  territory_id: Territory
  kind: 'amendment' | 'completion' | 'withdrawal'
  outcome: 'applied' | 'passed-to-case-manager' | 'refused'
  reason: string | null
  facts: DecisionFacts | null
  changed_fields: string[]
  answered_at: Date
  /** Set when the person it was passed to has read it. */
  read_at: Date | null
}

/** A household joined into another: the old id leads to the surviving one, and what moved can be moved back. */
export type HouseholdJoinTable = {
  household_id: string
  surviving_household_id: string
  joined_by: string
  joined_at: Date
  split_until: Date
  split_at: Date | null
  /** `unknown`: joined before intake said whose it is. */
  territory_id: Territory | typeof UNKNOWN_TERRITORY
  /** Referrals that came with the joined household, and referrals and PIC that the join closed. */
  moved_referral_ids: string[]
  closed_referral_ids: string[]
  closed_pic_id: string | null
}

/** A split that came before its join. */
export type EarlySplitTable = {
  household_id: string
  surviving_household_id: string
  territory_id: Territory | typeof UNKNOWN_TERRITORY
  split_at: Date
}

/** A change of competent territory: proposed by one coordinator, effective when the other accepts. */
export type CompetenceTransferTable = {
  transfer_id: Generated<string>
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

/** A mistake to undo: asked by the coordinator, done when a second person agrees. */
export type VoidRequestTable = {
  referral_id: string
  household_id: string
  territory_id: Territory
  reason: string
  requested_by: string
  requested_at: Date
}

/** One try to reach a household, without a word of what was said. */
export type ContactAttemptTable = {
  attempt_id: Generated<string>
  referral_id: string
  household_id: string
  territory_id: Territory
  attempted_on: Day
  channel: 'telephone' | 'message' | 'visit' | 'through-service'
  language: string
  recorded_by: string
  recorded_at: Date
}

export type ReferralTables = {
  referral: ReferralTable
  queue: QueueTable
  referral_move: ReferralMoveTable
  early_fact: EarlyFactTable
  sender_request: SenderRequestTable
  household_join: HouseholdJoinTable
  early_split: EarlySplitTable
  competence_transfer: CompetenceTransferTable
  void_request: VoidRequestTable
  contact_attempt: ContactAttemptTable
}

export type ReferralRow = Selectable<ReferralTable>
