import { id } from '@intarsi/contracts'
import { type HttpApp, ifMatch, problem, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { checkReferral } from '../referrals/check-referral.ts'
import { readSignal } from '../referrals/signal.ts'
import { submitReferral } from '../referrals/submit-referral.ts'
import { receipt, receiptOf } from '../referrals/submit-route.ts'
import type { IntakeTx } from '../schema.ts'
import { findSportello } from '../sportelli/find-sportello.ts'
import { resourceOf } from '../sportelli/sportello-resource.ts'
import { lockDraft, resourceOfDraft } from './draft-routes.ts'

export function submitDraftRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/drafts/:draftId/submission',
    config: { action: 'referral.submit', idempotent: true },
    schema: {
      summary: 'Send a draft; If-Match: its version. Its attachments go along, and the draft is gone',
      tags: ['drafts'],
      params: z.object({ draftId: id }),
      body: z
        .object({
          referrerId: id
            .optional()
            .describe('Who of the sportello signals, said by the receiver who enters it'),
        })
        .nullish(),
      response: { 201: receipt },
    },
    handler: async (request, reply) => {
      const { draftId } = request.params
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const draft = await lockDraft(tx, draftId)
            request.authorize(resourceOf(draft))
            const mine = request.may('draft.keep', resourceOfDraft(draft))
            if (!mine.allow) throw problem(403, mine.code, mine.detail)
            ifMatch(request, draft.version)
            const sportello = await findSportello(tx.trx, draft.sportello_id)
            const { referrerId } = request.body ?? {}
            const given = { form: draft.form, sportello, referrerId }
            const { signal, householdId, ...judged } = await readSignal(tx.trx, request, given)
            const referral = checkReferral(deps, draft.form, { sportello, ...judged })
            const household = householdId ?? draft.household_id
            const ids = await submitReferral(deps, tx, { referral, signal, householdId: household })
            await moveAttachments(tx, draftId, ids.referralId)
            await tx.trx.deleteFrom('draft').where('draft_id', '=', draftId).execute()
            return { status: 201 as const, body: receiptOf(referral, ids, tx.now) }
          }),
        request.cause,
      )
      // A repeat is answered from its key, when the draft is gone: it asked for its rights the first time.
      if (!request.rightsAsked) request.may('referral.submit', {})
      return reply.code(answer.status).send(answer.body)
    },
  })
}

async function moveAttachments(tx: IntakeTx, draftId: string, referralId: string): Promise<void> {
  await tx.trx
    .updateTable('attachment')
    .set({ referral_id: referralId, draft_id: null })
    .where('draft_id', '=', draftId)
    .execute()
}
