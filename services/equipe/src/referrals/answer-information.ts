import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import type { EquipeTx } from '../schema.ts'
import { decisionDay } from './decision-day.ts'
import { moveReferral } from './move-referral.ts'
import type { Referral } from './referral.ts'

/** Back to the preparer: with the sender's answer, or because its date passed. Silence alone declines nobody. */
export async function backToReview(
  tx: EquipeTx,
  referral: Referral,
  { command, by }: { command: 'answer-information' | 'information-overdue'; by: string },
): Promise<Referral> {
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: ['information-answer'] })
  const preparer = referral.row.preparer_id ?? (await coordinatorOf(tx, referral.territory)).personId
  return await moveReferral(tx, referral, {
    to: 'under-review',
    command,
    reason: command === 'information-overdue' ? 'incomplete' : null,
    holder: { kind: 'person', id: preparer },
    nextStep: 'complete-file',
    nextStepOn: await decisionDay(tx, referral),
    by,
    tell: [preparer],
    set: { question: null },
  })
}
