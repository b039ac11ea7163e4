import { amendmentRequested, type DataOf } from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import type { EquipeSchema, EquipeTx } from '../schema.ts'
import { amendReferral } from './amend-referral.ts'
import { answerRequest, isAnswered } from './answer-request.ts'
import { decideRequest } from './decide-request.ts'
import { keepEarly } from './keep-early.ts'
import { lockReferral, type Referral } from './referral.ts'

export type Amendment = DataOf<typeof amendmentRequested>

/** A change by the sender or by who prepares. One that comes before its referral is kept and applied when the referral arrives. */
export const onAmendmentRequested: Subscription<EquipeSchema> = on<EquipeSchema, typeof amendmentRequested>(
  amendmentRequested,
  async (tx, { data }) => {
    const referral = await lockReferral(tx, data.referralId)
    if (!referral) await keepEarly(tx, 'amendment', data)
    else await applyAmendment(tx, referral, data)
  },
)

export async function applyAmendment(tx: EquipeTx, referral: Referral, data: Amendment): Promise<void> {
  if (await isAnswered(tx, data.requestId)) return
  const effect = decideRequest(referral.row.state)
  const amended = effect === 'apply' ? await amendReferral(tx, referral, data) : referral
  await answerRequest(tx, amended, {
    requestId: data.requestId,
    ...(data.requestedAs ? { kind: 'completion', requestedAs: data.requestedAs } : { kind: 'amendment' }),
    ...ANSWERS[effect],
    ...(effect === 'pass-on' ? { facts: data.facts, changedFields: data.changedFields } : {}),
  })
}

const ANSWERS = {
  apply: { outcome: 'applied', reason: null },
  'pass-on': { outcome: 'passed-to-case-manager', reason: null },
  refuse: { outcome: 'refused', reason: 'referral-closed' },
} as const
