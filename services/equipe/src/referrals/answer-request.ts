import { type CompletedAs, type DecisionFacts, requestAnswered } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import { type Referral, referralRefOf } from './referral.ts'
import type { SenderRequestTable } from './tables.ts'

export type RequestAnswer = {
  requestId: string
  kind: SenderRequestTable['kind']
  outcome: SenderRequestTable['outcome']
  reason: string | null
  /** Of a completion: the role in which it was made. */
  requestedAs?: CompletedAs
  facts?: DecisionFacts
  changedFields?: string[]
}

/** Whether a sender's request was answered before: a request takes effect once. */
export async function isAnswered(tx: EquipeTx, requestId: string): Promise<boolean> {
  const row = await tx.trx
    .selectFrom('sender_request')
    .select('request_id')
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps the answer to a sender's request and tells it. */
export async function answerRequest(tx: EquipeTx, referral: Referral, answer: RequestAnswer): Promise<void> {
  await tx.trx
    .insertInto('sender_request')
    .values({
      request_id: answer.requestId,
      referral_id: referral.referralId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      kind: answer.kind,
      outcome: answer.outcome,
      reason: answer.reason,
      facts: answer.facts ?? null,
      changed_fields: answer.changedFields ?? [],
      answered_at: tx.now,
      read_at: null,
    })
    .execute()
  await tx.announce(requestAnswered, referral.householdId, {
    ...referralRefOf(referral),
    requestId: answer.requestId,
    ...(answer.requestedAs ? { requestedAs: answer.requestedAs } : {}),
    outcome: answer.outcome,
    reason: answer.reason,
    answeredAt: tx.now.toISOString(),
  })
}
