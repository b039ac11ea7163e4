import { date, id } from '@intarsi/contracts'
import { type HttpApp, problem, withIdempotency } from '@intarsi/http'
import * as z from 'zod'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { EquipeDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import { FIRST_CALL } from '../routing/decide-routing.ts'
import type { EquipeTx } from '../schema.ts'
import { authorizeOn } from './authorize-on.ts'
import { lockReferral, type Referral } from './referral.ts'
import { referralParams } from './referral-summary.ts'
import { referralNotFound } from './run-referral-command.ts'

export const contactAttempt = z.object({
  on: date,
  channel: z.enum(['telephone', 'message', 'visit', 'through-service']),
  language: z
    .string()
    .regex(/^[a-z]{3}$/)
    .describe('In which language, ISO 639-3'),
})
type Attempt = z.infer<typeof contactAttempt>

/**
 * Three tries on three days come before a household counts as not to be found (section 5); a call is also the one that goes
 * with the first read of a U0 (section 6).
 */
export function contactAttemptRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/referrals/:referralId/contact-attempts',
    config: { action: 'referral.prepare', idempotent: true },
    schema: {
      summary: 'Record a try to reach the household on its safe contact',
      tags: ['referrals'],
      params: referralParams,
      body: contactAttempt,
      response: { 201: contactAttempt.extend({ attemptId: id }) },
    },
    handler: async (request, reply) => {
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            const referral = await lockReferral(tx, request.params.referralId)
            if (!referral) throw referralNotFound()
            await authorizeOn(tx, request, referral)
            const attemptId = await recordAttempt(tx, referral, {
              ...request.body,
              by: request.actor.personId,
            })
            return { status: 201 as const, body: { ...request.body, attemptId } }
          }),
        request.cause,
      )
      return reply.status(answer.status).send(answer.body)
    },
  })
}

/** Writes down a try to reach the household; a 409 problem for one that lies ahead. */
export async function recordAttempt(
  tx: EquipeTx,
  referral: Referral,
  { on, by, ...attempt }: Attempt & { by: string },
): Promise<string> {
  if (on > romeDay(tx.now)) throw problem(409, 'date-in-the-future', 'A try cannot lie ahead.', { on })
  const row = await tx.trx
    .insertInto('contact_attempt')
    .values({
      ...attempt,
      referral_id: referral.referralId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      attempted_on: on,
      recorded_by: by,
      recorded_at: tx.now,
    })
    .returning('attempt_id')
    .executeTakeFirstOrThrow()
  if (attempt.channel === 'telephone')
    await closeDeadlines(tx, { referralId: referral.referralId, kinds: [FIRST_CALL] })
  return row.attempt_id
}

/** The tries so far, the oldest first. */
export async function listAttempts(tx: EquipeTx, referralId: string): Promise<Attempt[]> {
  return await tx.trx
    .selectFrom('contact_attempt')
    .select(['attempted_on as on', 'channel', 'language'])
    .where('referral_id', '=', referralId)
    .orderBy('attempted_on')
    .execute()
}
