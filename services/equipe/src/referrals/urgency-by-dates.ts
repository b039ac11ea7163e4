import { romeDay } from '../rome-time.ts'
import { urgencyToday } from '../routing/urgency-today.ts'
import type { EquipeTx } from '../schema.ts'
import { changeUrgency } from './change-urgency.ts'
import { effectiveUrgency } from './effective-urgency.ts'
import type { Referral } from './referral.ts'

/** Raises a referral's urgency where its dates came nearer since it was last weighed: at 15 days without a home it is U1. */
export async function urgencyByDates(tx: EquipeTx, referral: Referral): Promise<Referral> {
  const { facts, computed_urgency: known, urgency_override: override, urgency } = referral.row
  const computed = urgencyToday(facts, known, romeDay(tx.now))
  if (computed === known) return referral
  const raised = effectiveUrgency(computed, override)
  return await changeUrgency(tx, referral, {
    set: { computed_urgency: computed, urgency: raised },
    cause: raised === urgency ? 'urgency-weighed' : 'urgency-raised',
    by: 'system',
  })
}
