import type { Urgency } from '@intarsi/contracts'
import type { UrgencyOverride } from './tables.ts'

/**
 * The urgency that holds: what a person made of it with a reason, unless the criteria and dates have since become more
 * urgent than they were when that person looked; then the more urgent of the two. Pure.
 */
export function effectiveUrgency(computed: Urgency, override: UrgencyOverride | null): Urgency {
  if (!override) return computed
  return computed < override.computed ? mostUrgent(computed, override.level) : override.level
}

export function mostUrgent(one: Urgency, other: Urgency): Urgency {
  return one < other ? one : other
}
