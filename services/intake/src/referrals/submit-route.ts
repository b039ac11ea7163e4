import { referralForm, territorySchema, urgency } from '@intarsi/contracts'
import { type HttpApp, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import type { IntakeDeps } from '../deps.ts'
import { findSportello } from '../sportelli/find-sportello.ts'
import { resourceOf } from '../sportelli/sportello-resource.ts'
import { checkReferral } from './check-referral.ts'
import { member } from './member.ts'
import type { NewReferral, ReferralIds } from './new-referral.ts'
import { urgencyReason } from './schemas.ts'
import { readSignal } from './signal.ts'
import { submitReferral } from './submit-referral.ts'

/** What the sender gets at once: the number to speak of, who reads, and what comes next. */
export const receipt = z.object({
  referralId: z.uuid(),
  number: z.string(),
  householdId: z.uuid(),
  territory: territorySchema,
  competence: z.object({
    rule: z.enum(['social-service', 'residence', 'lives-in', 'sportello']),
    disputedWith: territorySchema.nullable(),
  }),
  urgency: z.object({ level: urgency, reasons: z.array(urgencyReason) }),
  state: z.literal('submitted'),
  nextStep: z.literal('routing'),
  fieldsMissing: z.array(z.string()),
  submittedAt: z.iso.datetime(),
})

export function receiptOf(
  referral: NewReferral,
  ids: ReferralIds,
  submittedAt: Date,
): z.infer<typeof receipt> {
  const { territory, rule, disputedWith } = referral.competence
  return {
    referralId: ids.referralId,
    number: ids.number,
    householdId: ids.householdId,
    territory,
    competence: { rule, disputedWith },
    urgency: referral.urgency,
    state: 'submitted',
    nextStep: 'routing',
    fieldsMissing: referral.fieldsMissing,
    submittedAt: submittedAt.toISOString(),
  }
}

export function submitRoute(deps: IntakeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals',
    config: { action: 'referral.submit', idempotent: true },
    // The form is read field by field below, so that faults of shape and of sense are told together.
    attachValidation: true,
    schema: {
      summary: 'Send a referral; the answer is the receipt',
      tags: ['referrals'],
      body: referralForm,
      response: { 201: receipt },
    },
    handler: async (request, reply) => {
      refuseInvalidHeaders(request.validationError)
      const input: unknown = request.body
      const sportello = await findSportello(deps.db, member(input, 'sportelloId'))
      if (sportello) request.authorize(resourceOf(sportello))
      const { signal, householdId, ...judged } = await readSignal(deps.db, request, {
        form: input,
        sportello,
      })
      const referral = checkReferral(deps, input, { sportello, ...judged })
      const submission = { referral, signal, ...(householdId ? { householdId } : {}) }
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const ids = await submitReferral(deps, tx, submission)
            return { status: 201 as const, body: receiptOf(referral, ids, tx.now) }
          }),
        request.cause,
      )
      return reply.code(answer.status).send(answer.body)
    },
  })
}

/** `attachValidation` hands over the faults of every part; only the body's are read anew. */
export function refuseInvalidHeaders(error: (Error & { validationContext?: string }) | undefined): void {
  if (error && error.validationContext !== 'body') throw error
}
