import type { EquipeTx } from '../schema.ts'

type Closing = { referralId: string; kinds?: string[]; except?: readonly string[]; outcome?: string }

/** Closes the open deadlines of a referral: all, those of some kinds, or all but some. What is closed never fires. */
export async function closeDeadlines(
  tx: EquipeTx,
  { referralId, kinds, except = [], outcome = 'met' }: Closing,
): Promise<void> {
  await tx.trx
    .updateTable('deadline')
    .set({ closed_at: tx.now, next_at: null, outcome })
    .where('referral_id', '=', referralId)
    .where('closed_at', 'is', null)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .$if(except.length > 0, (query) => query.where('kind', 'not in', except))
    .execute()
}
