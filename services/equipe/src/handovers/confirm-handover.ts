import { type Rejected, reject } from '@intarsi/kernel'
import { concernedBy } from '../referrals/concerned-by.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import { done, type Outcome } from '../referrals/outcome.ts'
import { type Referral, toReferral } from '../referrals/referral.ts'
import { release } from '../referrals/release.ts'
import { mayMove } from '../referrals/states.ts'
import { routeElsewhere } from '../referrals/transfer-competence.ts'
import { romeDay } from '../rome-time.ts'
import { placeReferral } from '../routing/place-referral.ts'
import { setAsideGates } from '../routing/set-aside-gates.ts'
import type { EquipeTx } from '../schema.ts'
import type { HandoverRow } from './tables.ts'

export type HandoverAnswer = {
  /** Who answered at the destination: their own name, or the one heard on the telephone. */
  answeredBy: string
  answeredOn: string
  by: string
}

/**
 * Somebody at the destination took it: recorded by them or by who telephoned. Ends the referral; a territory of the
 * region that takes it reads it there, under the same number.
 */
export async function confirmHandover(
  tx: EquipeTx,
  referral: Referral,
  answer: HandoverAnswer,
): Promise<Outcome> {
  const found = await openHandoverOf(tx, referral, 'confirm-handover')
  if (!found.ok) return found
  if (answer.answeredOn > romeDay(tx.now))
    return reject('date-in-the-future', 'The answer cannot have come after today.', {
      answeredOn: answer.answeredOn,
    })
  await closeHandover(tx, found.handover, { state: 'confirmed', ...answer })
  const { destination_territory: to } = found.handover
  if (to && to !== referral.territory) {
    const command = 'confirm-handover'
    return done(await routeElsewhere(tx, referral, { to, by: answer.by, command }))
  }
  const tell = await concernedBy(tx, referral)
  await release(tx, referral, 'handed-over')
  return done(
    await moveReferral(tx, referral, {
      to: 'handed-over',
      command: 'confirm-handover',
      holder: { kind: 'service', id: found.handover.destination_code },
      nextStep: 'none',
      nextStepOn: null,
      by: answer.by,
      tell,
    }),
  )
}

export type HandoverFailure = { reason: string; by: string }

/** Nobody at the destination takes it: it is read here again, with a new term. */
export async function failHandover(
  tx: EquipeTx,
  referral: Referral,
  failure: HandoverFailure,
): Promise<Outcome> {
  const found = await openHandoverOf(tx, referral, 'handover-failed')
  if (!found.ok) return found
  await closeHandover(tx, found.handover, { state: 'failed', by: failure.by, failureReason: failure.reason })
  await release(tx, referral, 're-routed')
  const overridden = setAsideGates(referral, tx.now)
  const back = toReferral({ ...referral.row, overridden_gates: overridden })
  return done(
    await placeReferral(tx, back, {
      command: 'handover-failed',
      by: failure.by,
      decisionFrom: tx.now,
      set: { overridden_gates: overridden },
    }),
  )
}

async function openHandoverOf(
  tx: EquipeTx,
  referral: Referral,
  command: 'confirm-handover' | 'handover-failed',
): Promise<{ ok: true; handover: HandoverRow } | Rejected> {
  const may = mayMove(referral.row.state, command)
  if (!may.ok) return may
  const handover = await tx.trx
    .selectFrom('handover')
    .selectAll()
    .where('referral_id', '=', referral.referralId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return { ok: true, handover }
}

type Closing = Partial<HandoverAnswer> & { state: 'confirmed' | 'failed'; by: string; failureReason?: string }

async function closeHandover(tx: EquipeTx, handover: HandoverRow, closing: Closing): Promise<void> {
  await tx.trx
    .updateTable('handover')
    .set({
      state: closing.state,
      answered_by: closing.answeredBy ?? null,
      answered_on: closing.answeredOn ?? null,
      recorded_by: closing.by,
      recorded_at: tx.now,
      failure_reason: closing.failureReason ?? null,
    })
    .where('handover_id', '=', handover.handover_id)
    .execute()
}
