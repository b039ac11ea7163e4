import type { EquipeTx } from '../schema.ts'

export type Passing = {
  referralId: string
  from: string
  to: string
  /** Dates that person held, or would have heard of when missed; left out: both. */
  only?: 'held' | 'told'
}

/** Whoever takes over from somebody also takes that person's dates. */
export async function passDeadlinesOn(tx: EquipeTx, { referralId, from, to, only }: Passing): Promise<void> {
  for (const column of COLUMNS[only ?? 'both']) {
    await tx.trx
      .updateTable('deadline')
      .set({ [column]: to })
      .where('referral_id', '=', referralId)
      .where('closed_at', 'is', null)
      .where(column, '=', from)
      .execute()
  }
}

const COLUMNS = {
  held: ['holder_id'],
  told: ['escalate_to'],
  both: ['holder_id', 'escalate_to'],
} as const
