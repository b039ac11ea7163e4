import type { Territory } from '@intarsi/contracts'
import type { OverrideKind, OverrideReason } from './override.ts'

export type OverrideTables = {
  /** Where a person decided otherwise than the machine had proposed, and why. */
  override: {
    override_id: string
    kind: OverrideKind
    request_id: string
    household_id: string
    territory_id: Territory
    run_id: string | null
    proposed_place_id: string | null
    chosen_place_id: string
    reason: OverrideReason
    remark: string
    made_at: Date
    made_by: string
  }
}
