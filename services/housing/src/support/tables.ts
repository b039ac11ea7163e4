import type { Territory } from '@intarsi/contracts'
import type { Generated } from 'kysely'
import type { SupportKind } from './support.ts'

export type SupportTables = {
  /** What a territory may spend in a year, and what of it is promised. Amounts are cents of euro. */
  support_budget: {
    territory_id: Territory
    year: number
    amount_cents: number
    committed_cents: Generated<number>
    changed_at: Date
    changed_by: string
  }
  support_grant: {
    grant_id: string
    request_id: string
    household_id: string
    territory_id: Territory
    year: number
    kind: SupportKind
    monthly_cents: number
    months: number
    amount_cents: number
    state: 'granted' | 'ended'
    /** What was paid in all; null while it runs. */
    paid_cents: number | null
    end_reason: string | null
    granted_at: Date
    granted_by: string
    ended_at: Date | null
  }
}
