import { type Rejected, reject } from '@intarsi/kernel'
import type { Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import { closeAgendaItem } from '../tables/remove-from-agenda.ts'
import type { DecisionRow } from './tables.ts'

/** The table ratifies what was decided between meetings. To undo it, a table corrects the decision instead. */
export async function ratifyDecision(
  tx: EquipeTx,
  referral: Referral,
  { decision, by }: { decision: DecisionRow; by: string },
): Promise<{ ok: true; decision: DecisionRow } | Rejected> {
  if (!decision.between_meetings)
    return reject('not-to-ratify', 'Only a decision taken between meetings is ratified.')
  if (decision.state !== 'recorded' && decision.state !== 'final')
    return reject('decision-not-standing', 'This decision was corrected or annulled.', {
      state: decision.state,
    })
  if (decision.ratified_at) return { ok: true, decision }
  const ratified = await tx.trx
    .updateTable('decision')
    .set({ ratified_at: tx.now, ratified_by: by })
    .where('decision_id', '=', decision.decision_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await closeAgendaItem(tx, { referralId: referral.referralId, outcome: 'discussed' })
  return { ok: true, decision: ratified }
}

/** The minutes of a meeting are approved: what it decided is final. */
export async function finalizeDecisions(tx: EquipeTx, meetingId: string): Promise<number> {
  const rows = await tx.trx
    .updateTable('decision')
    .set({ state: 'final' })
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'recorded')
    .returning('decision_id')
    .execute()
  return rows.length
}
