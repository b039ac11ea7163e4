import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { openPic } from '../presa-in-carico/open-pic.ts'
import { readWaiting, type Waiting } from '../referrals/list-waiting.ts'
import { done, type Outcome } from '../referrals/outcome.ts'
import type { Referral } from '../referrals/referral.ts'
import { mayMove } from '../referrals/states.ts'
import type { EquipeTx } from '../schema.ts'
import { decideOverlaps } from '../teams/overlaps.ts'

/** Whoever is first is started; somebody else only with a reason. */
export function decideStart(
  first: Waiting | undefined,
  referralId: string,
  reason: string | undefined,
): Accepted<never> | Rejected<'not-first-in-line'> {
  if (!first || first.referralId === referralId || reason) return accept()
  const extra = {
    first: first.referralNumber,
    urgency: first.urgency,
    waitingSince: first.since.toISOString(),
  }
  return reject(
    'not-first-in-line',
    `${first.referralNumber} comes first; give a reason to start another.`,
    extra,
  )
}

/** A place became free: the first of the list is taken in charge, after the decision that admitted it. */
export async function startPresaInCarico(
  tx: EquipeTx,
  referral: Referral,
  start: { by: string; reason?: string | undefined; overlapsChecked?: string | undefined },
): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'start-presa-in-carico')
  if (!may.ok) return may
  const [first] = await readWaiting(tx.trx, { territory: referral.territory, limit: 1 })
  const inLine = decideStart(first, referral.referralId, start.reason)
  if (!inLine.ok) return inLine
  const overlaps = await decideOverlaps(tx, referral, start.overlapsChecked)
  if (!overlaps.ok) return overlaps
  const decisionId = await admittedBy(tx, referral, start.overlapsChecked)
  return done(
    await openPic(tx, referral, {
      decisionId,
      by: start.by,
      command: 'start-presa-in-carico',
      ...(start.reason ? { note: start.reason } : {}),
    }),
  )
}

/** The decision that let the household in, with what was done since about équipes that follow it already. */
async function admittedBy(
  tx: EquipeTx,
  { referralId }: Referral,
  overlapsChecked: string | undefined,
): Promise<string> {
  const { decision_id: decisionId } = await tx.trx
    .selectFrom('decision')
    .select('decision_id')
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'admit-waiting-list')
    .where('state', 'in', ['recorded', 'final'])
    .orderBy('decided_at', 'desc')
    .executeTakeFirstOrThrow()
  if (overlapsChecked)
    await tx.trx
      .updateTable('decision')
      .set({ overlaps_checked: overlapsChecked })
      .where('decision_id', '=', decisionId)
      .execute()
  return decisionId
}
