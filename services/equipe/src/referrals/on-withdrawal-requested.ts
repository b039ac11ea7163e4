import { type DataOf, withdrawalRequested } from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import type { EquipeSchema, EquipeTx } from '../schema.ts'
import { answerRequest, isAnswered } from './answer-request.ts'
import { concernedBy } from './concerned-by.ts'
import { decideRequest } from './decide-request.ts'
import { keepEarly } from './keep-early.ts'
import { moveReferral } from './move-referral.ts'
import { lockReferral, type Referral } from './referral.ts'
import { release } from './release.ts'

export type Withdrawal = DataOf<typeof withdrawalRequested>

/** A sender takes a referral back: at once before the decision; afterwards a person decides what it means. */
export const onWithdrawalRequested: Subscription<EquipeSchema> = on<EquipeSchema, typeof withdrawalRequested>(
  withdrawalRequested,
  async (tx, { data }) => {
    const referral = await lockReferral(tx, data.referralId)
    if (!referral) await keepEarly(tx, 'withdrawal', data)
    else await applyWithdrawal(tx, referral, data)
  },
)

export async function applyWithdrawal(tx: EquipeTx, referral: Referral, data: Withdrawal): Promise<void> {
  if (await isAnswered(tx, data.requestId)) return
  const effect = decideRequest(referral.row.state)
  const after = effect === 'apply' ? await withdraw(tx, referral, data) : referral
  const refused = referral.row.state === 'withdrawn' ? 'already-withdrawn' : 'referral-closed'
  await answerRequest(tx, after, {
    requestId: data.requestId,
    kind: 'withdrawal',
    outcome: OUTCOMES[effect],
    reason: effect === 'refuse' ? refused : data.reason,
  })
}

const OUTCOMES = { apply: 'applied', 'pass-on': 'passed-to-case-manager', refuse: 'refused' } as const

async function withdraw(tx: EquipeTx, referral: Referral, data: Withdrawal): Promise<Referral> {
  const tell = await concernedBy(tx, referral)
  await release(tx, referral, 'withdrawn')
  return await moveReferral(tx, referral, {
    to: 'withdrawn',
    command: 'withdraw',
    reason: data.reason,
    holder: { kind: 'none', id: null },
    nextStep: 'none',
    nextStepOn: null,
    by: data.requestedBy,
    tell,
  })
}
