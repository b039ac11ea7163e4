import { id, withdrawalRequested } from '@intarsi/contracts'
import { type HttpApp, problemOf, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { survivingHousehold } from '../households/surviving-household.ts'
import { getReferral, type ReferralRow, resourceOfReferral } from '../referrals/load-referral.ts'
import type { IntakeTx } from '../schema.ts'
import { asked } from './amend-routes.ts'
import { decideWithdrawal } from './amendment.ts'
import { referralRef, requestRow } from './keep-request.ts'
import { lockReferral } from './lock-referral.ts'

const reason = withdrawalRequested.data.shape.reason

export function withdrawRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/withdrawals',
    config: { action: 'referral.withdraw', idempotent: true },
    schema: {
      summary: 'Ask to take a referral back; after the decision it closes the presa in carico',
      tags: ['referrals'],
      params: z.object({ referralId: id }),
      body: z.object({ reason, note: z.string().trim().min(1).max(1000).optional() }),
      response: { 202: asked },
    },
    handler: async (request, reply) => {
      request.authorize(resourceOfReferral(await getReferral(deps.db, request.params.referralId)))
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const row = await lockReferral(tx, request.params.referralId)
            const requestId = await withdraw(deps, tx, {
              ...request.body,
              row,
              requestedBy: request.actor.personId,
            })
            return {
              status: 202 as const,
              body: { requestId, referralId: row.referral_id, status: 'pending' as const },
            }
          }),
        request.cause,
      )
      return reply.code(answer.status).send(answer.body)
    },
  })
}

type Withdrawal = {
  row: ReferralRow
  reason: z.infer<typeof reason>
  note?: string | undefined
  requestedBy: string
}

async function withdraw(deps: IntakeDeps, tx: IntakeTx, asking: Withdrawal): Promise<string> {
  const { row, requestedBy, note = null } = asking
  const decision = decideWithdrawal(row, asking.reason)
  if (!decision.ok) throw problemOf(decision)
  const pending = await pendingWithdrawal(tx, row)
  if (pending) return pending
  const requestId = deps.newId()
  const householdId = await survivingHousehold(tx.trx, row.household_id)
  await tx.trx
    .insertInto('request')
    .values({
      ...requestRow(row, tx.now),
      request_id: requestId,
      kind: 'withdrawal',
      reason: asking.reason,
      note,
      requested_by: requestedBy,
    })
    .execute()
  await tx.announce(withdrawalRequested, householdId, {
    ...referralRef(row, householdId),
    requestId,
    requestedAt: tx.now.toISOString(),
    requestedBy,
    reason: asking.reason,
  })
  return requestId
}

async function pendingWithdrawal(tx: IntakeTx, row: ReferralRow): Promise<string | undefined> {
  const pending = await tx.trx
    .selectFrom('request')
    .select('request_id')
    .where('referral_id', '=', row.referral_id)
    .where('kind', '=', 'withdrawal')
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return pending?.request_id
}
