import type { Urgency } from '@intarsi/contracts'
import { reject } from '@intarsi/kernel'
import type { EquipeTx } from '../schema.ts'
import { done, type Outcome } from './outcome.ts'
import { type NewKnowledge, reconsider } from './reconsider.ts'
import type { Referral } from './referral.ts'
import { mayMove } from './states.ts'

export type Judgement = { level: Urgency; reason: string; by: string }

/** The preparer's own judgement of urgency, with its reason (scheda, field 30); what was computed stays beside it. */
export async function overrideUrgency(
  tx: EquipeTx,
  referral: Referral,
  judgement: Judgement,
): Promise<Outcome> {
  const { row } = referral
  const may = mayMove(row.state, 'change-urgency')
  if (!may.ok) return may
  const { level, reason, by } = judgement
  if (level === row.urgency) return reject('same-urgency', `The referral is ${level} already.`)
  const override = { level, reason, by, computed: row.computed_urgency, at: tx.now.toISOString() }
  const set = { urgency: level, urgency_override: override }
  return done(await changeUrgency(tx, referral, { set, cause: 'urgency-changed', by, note: reason }))
}

/** Another urgency: other terms, and where it becomes urgent or stops being so, another way to the decision. */
export async function changeUrgency(
  tx: EquipeTx,
  referral: Referral,
  change: Omit<NewKnowledge, 'command' | 'decide'>,
): Promise<Referral> {
  const decideBy = await decisionDue(tx, referral)
  return await reconsider(tx, referral, {
    ...change,
    command: 'change-urgency',
    decide: { decisionFrom: tx.now, decideBy },
  })
}

/** The instant by which a decision was due so far, whatever the meeting. */
async function decisionDue(tx: EquipeTx, { referralId }: Referral): Promise<Date | undefined> {
  const deadline = await tx.trx
    .selectFrom('deadline')
    .select(['latest_at', 'due_at'])
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'decision')
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return deadline && (deadline.latest_at ?? deadline.due_at)
}
