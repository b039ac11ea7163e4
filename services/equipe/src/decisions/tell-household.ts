import { type Rejected, reject } from '@intarsi/kernel'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { EquipeTx } from '../schema.ts'
import type { DecisionRow } from './tables.ts'

export type Telling = { personId: string; language: string }

/** Somebody told the household what was decided, in its language. Twice changes nothing. */
export async function tellHousehold(
  tx: EquipeTx,
  decision: DecisionRow,
  telling: Telling,
): Promise<{ ok: true; decision: DecisionRow } | Rejected> {
  if (decision.state === 'corrected' || decision.state === 'annulled')
    return reject('decision-not-standing', 'This decision was corrected or annulled.', {
      state: decision.state,
    })
  if (decision.told_at) return { ok: true, decision }
  const told = await tx.trx
    .updateTable('decision')
    .set({ told_at: tx.now, tells_person_id: telling.personId, tells_language: telling.language })
    .where('decision_id', '=', decision.decision_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await closeDeadlines(tx, { referralId: decision.referral_id, kinds: ['household-told'] })
  return { ok: true, decision: told }
}
