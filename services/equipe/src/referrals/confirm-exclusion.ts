import type { DestinationBody } from '../decisions/decision-body.ts'
import { openHandover } from '../handovers/open-handover.ts'
import type { EquipeTx } from '../schema.ts'
import { done, type Outcome } from './outcome.ts'
import type { Referral } from './referral.ts'
import { mayMove } from './states.ts'

export type Exclusion = { destination: DestinationBody; reason: string; note?: string; by: string }

/** A person confirms what a gate proposed: the household goes to a named destination, and never before. */
export async function confirmExclusion(
  tx: EquipeTx,
  referral: Referral,
  exclusion: Exclusion,
): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'confirm-exclusion')
  if (!may.ok) return may
  return done(
    await openHandover(tx, referral, {
      ...exclusion,
      cause: 'exclusion',
      decisionId: null,
      command: 'confirm-exclusion',
    }),
  )
}
