import { reject } from '@intarsi/kernel'
import { gateReasons } from '@intarsi/territories'
import { openDeadline } from '../deadlines/open-deadline.ts'
import type { DestinationBody } from '../decisions/decision-body.ts'
import { GROUNDS } from '../decisions/grounds.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { openHandover } from '../handovers/open-handover.ts'
import { romeDay } from '../rome-time.ts'
import { dueFor } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { done, type Outcome } from './outcome.ts'
import { type Referral, referralRefOf } from './referral.ts'
import { mayMove } from './states.ts'

export type Exclusion = {
  destination: DestinationBody
  reason: string
  note?: string
  /** Who tells the household; left out: whoever has the referral in hand. */
  tells?: { personId: string; language: string }
  by: string
}

const REASONS = new Set<string>([...gateReasons, ...GROUNDS])

/** A person confirms what a gate proposed: the household goes to a named destination, and never before. */
export async function confirmExclusion(
  tx: EquipeTx,
  referral: Referral,
  exclusion: Exclusion,
): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'confirm-exclusion')
  if (!may.ok) return may
  const { reason } = exclusion
  if (!REASONS.has(reason))
    return reject('unknown-reason', `"${reason}" is no reason of the list.`, { reason, known: [...REASONS] })
  const told = await termOfTelling(tx, referral, exclusion)
  const moved = await openHandover(tx, referral, {
    ...exclusion,
    tells: {
      personId: told.holderId,
      language: exclusion.tells?.language ?? null,
      dueOn: romeDay(told.dueAt),
    },
    cause: 'exclusion',
    decisionId: null,
    command: 'confirm-exclusion',
  })
  await openDeadline(tx, { ...referralRefOf(moved), ...told })
  return done(moved)
}

/** Within how many days the household hears of it, from whom, and who hears when it does not. */
async function termOfTelling(tx: EquipeTx, referral: Referral, { tells, by }: Exclusion) {
  const { urgency, territory, row } = referral
  const holderId = tells?.personId ?? row.preparer_id ?? by
  const term = { key: 'householdTold', urgency, from: tx.now, personId: holderId } as const
  return {
    kind: 'household-told',
    ...(await dueFor(tx, profileOf(referral), term)),
    holderId,
    escalateTo: (await coordinatorOf(tx, territory)).personId,
  }
}
