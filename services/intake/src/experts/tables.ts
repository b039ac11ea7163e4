import type { Territory } from '@intarsi/contracts'

export type ExpertRequestState =
  | 'requested'
  | 'assigned'
  | 'scheduled'
  | 'done'
  | 'became-referral'
  | 'closed'

export type ExpertRequestTable = {
  request_id: string
  /** Null: asked before there is a household, or a peer training. */
  household_id: string | null
  territory_id: Territory
  sportello_id: string
  body_id: string
  requested_by: string
  requested_at: Date
  kind: 'mediation' | 'legal-orientation' | 'needs-analysis' | 'escort' | 'peer-training'
  languages: string[]
  wanted_on: string | null
  note: string | null
  state: ExpertRequestState
  expert_id: string | null
  scheduled_on: string | null
  referral_number: string | null
  version: number
  changed_at: Date
}

export type ExpertTables = { expert_request: ExpertRequestTable }
