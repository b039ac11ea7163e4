import { id, instant } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'
import { ApiProblem, ServiceAway } from './problem.ts'

const answer = z.looseObject({})

export type Deciding = { version: string; key: string | null; body: unknown }

/** Records a decision on the version that was read; `key` makes the same form sent twice one decision. */
export async function recordDecision(
  { equipe }: Callers,
  referralId: string,
  { version, key, body }: Deciding,
): Promise<void> {
  const options = { body, ifMatch: version, ...(key ? { key } : {}) }
  await equipe.call('POST', `/referrals/${referralId}/decisions`, answer, options)
}

/** Puts another decision in the place of one. */
export async function correctDecision(
  { equipe }: Callers,
  decisionId: string,
  { version, key, body }: Deciding,
): Promise<void> {
  const options = { body, ifMatch: version, ...(key ? { key } : {}) }
  await equipe.call('POST', `/decisions/${decisionId}/correction`, answer, options)
}

export async function annulDecision(
  { equipe }: Callers,
  decisionId: string,
  { version, reason }: { version: string; reason: string },
): Promise<void> {
  await equipe.call('POST', `/decisions/${decisionId}/annulment`, answer, {
    body: { reason },
    ifMatch: version,
  })
}

export async function ratifyDecision({ equipe }: Callers, decisionId: string): Promise<void> {
  await equipe.call('POST', `/decisions/${decisionId}/ratification`, answer)
}

/** Somebody told the household what was decided. */
export async function tellHousehold(
  { equipe }: Callers,
  decisionId: string,
  body: { personId: string; language: string },
): Promise<void> {
  await equipe.call('POST', `/decisions/${decisionId}/household-told`, answer, { body })
}

const decider = z.object({
  chairId: id,
  since: instant,
  atTheTable: z.boolean(),
  betweenMeetings: z.boolean(),
})
export type Decider = z.infer<typeof decider>

/** Who decides on a referral today, and whether the person may; null where that cannot be read: the service has the last word. */
export async function readDecider({ equipe }: Callers, referralId: string): Promise<Decider | null> {
  try {
    return await equipe.get(`/referrals/${referralId}/decider`, decider)
  } catch (error) {
    if (error instanceof ServiceAway || error instanceof ApiProblem) return null
    throw error
  }
}
