import { type Accepted, type Rejected, reject } from '@intarsi/kernel'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { closePic } from '../presa-in-carico/close-pic.ts'
import { decisionDayAt } from '../referrals/decision-day.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import { mayMove } from '../referrals/states.ts'
import { dueAfter } from '../routing/due.ts'
import { placeReferral } from '../routing/place-referral.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { type Deciding, type DecisionOutcome, recordDecision } from './record-decision.ts'
import { seatAgain } from './seat-again.ts'
import type { DecisionRow } from './tables.ts'

export type Correction = Omit<Deciding, 'corrects'> & { decision: DecisionRow }

type Refusal = Rejected<'decision-not-standing' | 'referral-closed' | 'referral-state-forbids'>

/** Only the referral's standing decision is corrected or annulled: not one that another has replaced already. */
export function decideCorrection(
  decision: Pick<DecisionRow, 'decision_id' | 'state' | 'kind'>,
  standing: string | undefined,
  state: Referral['row']['state'],
): Accepted<never> | Refusal {
  const stands = decision.state === 'recorded' || decision.state === 'final'
  if (!stands || decision.decision_id !== standing)
    return reject('decision-not-standing', 'Another decision has taken the place of this one.', {
      state: decision.state,
      standing: standing ?? null,
    })
  // A deferral left the referral where it stood: there is nothing to take back.
  return mayMove(state, decision.kind === 'defer' ? 'annul-decision' : 'correct-decision')
}

/** Takes a decision back and records another in its place; everybody who was told is told again. */
export async function correctDecision(
  tx: EquipeTx,
  referral: Referral,
  correction: Correction,
): Promise<DecisionOutcome> {
  const { decision, ...deciding } = correction
  const may = decideCorrection(decision, await standingDecision(tx, referral), referral.row.state)
  if (!may.ok) return may
  const undone = await takeBack(tx, referral, { decision, by: deciding.by })
  const recorded = await recordDecision(tx, undone, { ...deciding, corrects: decision })
  if (recorded.ok) await settle(tx, decision, { state: 'corrected' })
  return recorded
}

/** Takes a decision back without another: the referral is read again, at a new meeting. */
export async function annulDecision(
  tx: EquipeTx,
  referral: Referral,
  { decision, by, reason }: { decision: DecisionRow; by: string; reason: string },
): Promise<{ ok: true; referral: Referral } | Rejected> {
  const may = decideCorrection(decision, await standingDecision(tx, referral), referral.row.state)
  if (!may.ok) return may
  const undone = await takeBack(tx, referral, { decision, by })
  await settle(tx, decision, { state: 'annulled', annul_reason: reason })
  const placed = await placeReferral(tx, undone, {
    command: 'annul-decision',
    by,
    decisionFrom: tx.now,
    note: reason,
    tell: decision.told,
  })
  return { ok: true, referral: placed }
}

/** Undoes what the decision did: the PIC it opened is closed as not started, a hand-over is called back. */
async function takeBack(
  tx: EquipeTx,
  referral: Referral,
  { decision, by }: { decision: DecisionRow; by: string },
): Promise<Referral> {
  if (decision.kind === 'defer') return referral
  if (referral.row.state === 'admitted') await closeOpenedPic(tx, referral, by)
  await tx.trx
    .updateTable('handover')
    .set({ state: 'withdrawn' })
    .where('referral_id', '=', referral.referralId)
    .where('state', 'in', ['open', 'confirmed'])
    .execute()
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: OPENED_BY_DECISIONS })
  const place = await seatAgain(tx, referral, { by })
  await decideAgain(tx, referral)
  return await moveReferral(tx, referral, {
    to: 'routed',
    command: 'correct-decision',
    holder: { kind: 'table', id: place.rootId },
    nextStep: 'decide',
    nextStepOn: await decisionDayAt(tx, referral.referralId, place.meeting?.startsAt ?? null),
    by,
    place,
    set: { pic_id: null, question: null },
    tell: decision.told,
  })
}

/** Terms that ran because of the decision. */
const OPENED_BY_DECISIONS = [
  'household-told',
  'handover-confirm',
  'waiting-list-check',
  'waiting-list-told',
  'information-answer',
]

/** It is open again: somebody must decide within the general term. */
async function decideAgain(tx: EquipeTx, referral: Referral): Promise<void> {
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  const from = { urgency: referral.urgency, from: tx.now }
  const term = dueAfter(profileOf(referral), { key: 'decision', ...from })
  const held = { holderId: referral.row.preparer_id ?? coordinator, escalateTo: coordinator }
  await openDeadline(tx, { ...referralRefOf(referral), kind: 'decision', ...term, ...held })
}

async function closeOpenedPic(tx: EquipeTx, referral: Referral, by: string): Promise<void> {
  const { pic_id: picId } = referral.row
  if (picId) await closePic(tx, { picId, outcome: 'not-started', by })
}

async function standingDecision(tx: EquipeTx, referral: Referral): Promise<string | undefined> {
  const last = await tx.trx
    .selectFrom('decision')
    .select('decision_id')
    .where('referral_id', '=', referral.referralId)
    .where('state', 'in', ['recorded', 'final'])
    .orderBy('decided_at', 'desc')
    .orderBy('decision_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.decision_id
}

async function settle(
  tx: EquipeTx,
  decision: DecisionRow,
  change: { state: 'corrected' } | { state: 'annulled'; annul_reason: string },
): Promise<void> {
  await tx.trx.updateTable('decision').set(change).where('decision_id', '=', decision.decision_id).execute()
}
