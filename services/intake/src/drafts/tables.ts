import type { ReferralDraft, Territory } from '@intarsi/contracts'
import type { ColumnType } from 'kysely'

export type DraftTable = {
  draft_id: string
  /** The household it will become: so a draft is found when the household is erased. */
  household_id: string
  territory_id: Territory
  sportello_id: string
  body_id: string
  owner_id: string
  form: ColumnType<ReferralDraft, string, string>
  version: number
  created_at: Date
  changed_at: Date
  expires_at: Date
}

export type DraftTables = { draft: DraftTable }
