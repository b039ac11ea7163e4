import type { EquipeTx } from '../schema.ts'

/** Closes the open deadlines of a referral: all, or those of some kinds. What is closed never fires. */
export async function closeDeadlines(
  tx: EquipeTx,
  { referralId, kinds, outcome = 'met' }: { referralId: string; kinds?: string[]; outcome?: string },
): Promise<void> {
  await tx.trx
    .updateTable('deadline')
    .set({ closed_at: tx.now, next_at: null, outcome })
    .where('referral_id', '=', referralId)
    .where('closed_at', 'is', null)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .execute()
}
