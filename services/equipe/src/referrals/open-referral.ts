import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { EquipeTx } from '../schema.ts'
import { decisionDay } from './decision-day.ts'
import { moveReferral } from './move-referral.ts'
import { done, type Outcome } from './outcome.ts'
import type { Referral } from './referral.ts'
import { mayMove } from './states.ts'

/** First read: the preparer, or who receives a telephone call for the sender, opens the file. Twice changes nothing. */
export async function openReferral(tx: EquipeTx, referral: Referral, by: string): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'open-referral')
  if (!may.ok) return may
  if (referral.row.state === 'under-review') return done(referral)
  const preparer = referral.row.preparer_id ?? by
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: ['first-read'] })
  return done(
    await moveReferral(tx, referral, {
      to: 'under-review',
      command: 'open-referral',
      holder: { kind: 'person', id: preparer },
      nextStep: 'complete-file',
      nextStepOn: await decisionDay(tx, referral),
      by,
      set: { preparer_id: preparer, first_read_at: tx.now, first_read_by: by },
    }),
  )
}
