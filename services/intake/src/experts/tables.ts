import type { Territory } from '@intarsi/contracts'

export type ExpertRequestState =
  | 'requested'
  | 'assigned'
  | 'scheduled'
  | 'done'
  | 'became-referral'
  | 'closed'
  | 'grouped'
  | 'held'
  | 'evaluated'

export type ExpertKind = 'mediation' | 'legal-orientation' | 'needs-analysis' | 'escort' | 'peer-training'

export type ExpertRequestTable = {
  request_id: string
  /** Null: asked before there is a household, or a peer training. */
  household_id: string | null
  territory_id: Territory
  sportello_id: string
  body_id: string
  requested_by: string
  requested_at: Date
  kind: ExpertKind
  languages: string[]
  wanted_on: string | null
  note: string | null
  state: ExpertRequestState
  expert_id: string | null
  scheduled_on: string | null
  referral_number: string | null
  /** The request around which a peer training is formed: those with the same one are one training. */
  training_id: string | null
  /** What came of a peer training, in words. */
  evaluation: string | null
  version: number
  changed_at: Date
}

export type ExpertTables = { expert_request: ExpertRequestTable }
