import { CLOUDEVENT_CONTENT_TYPE, matchesFilter, type Territory } from '@intarsi/contracts'
import { isTaskEvent, taskBodyOf } from '../adapters/fhir-body.ts'
import { signatureHeaders } from '../endpoints/sign.ts'
import type { SafeClient } from '../outbound/safe-client.ts'
import type { DueDelivery } from './due.ts'
import { judgeReply, type Verdict } from './judge-reply.ts'
import type { Target } from './lane.ts'
import type { Outcome } from './outcomes.ts'
import { nextAttemptAt } from './schedule.ts'

export type AttemptDeps = {
  client: Pick<SafeClient, 'send'>
  now: () => Date
  random: () => number
}

/** Why a delivery must not be made any more: filters and rights may have changed since it was owed. */
export function refusalOf({ territories, filter }: Target, due: DueDelivery): string | null {
  if (due.territory === null) return null
  if (due.body === null) return 'event-forgotten'
  if (!territories.includes(due.territory as Territory)) return 'no-right'
  const event = {
    type: due.type,
    subject: due.subject,
    territory: due.territory,
    tableid: due.tableId ?? undefined,
    bodyid: due.bodyId ?? undefined,
    area: due.area ?? undefined,
  }
  return matchesFilter(filter, event) ? null : 'filtered-out'
}

/** Sends one delivery once and says what follows. Never rejects: what goes wrong is an outcome. */
export async function attempt(
  { client, now, random }: AttemptDeps,
  target: Target,
  due: DueDelivery,
): Promise<{ outcome: Outcome; verdict: Verdict }> {
  const at = now()
  const asTask = target.format === 'fhir-task' && isTaskEvent(due.type)
  const body = asTask ? taskBodyOf(due.body ?? '') : (due.body ?? '')
  const headers = {
    'content-type': asTask ? 'application/fhir+json' : CLOUDEVENT_CONTENT_TYPE,
    'user-agent': 'intarsi-webhooks',
    ...signatureHeaders(target.signers, { id: due.eventId, body, at }),
  }
  const reply = await client.send({ url: target.url, method: 'POST', headers, body })
  const verdict = judgeReply(reply, now())
  const { retryAfterMs } = verdict
  const failed = verdict.outcome !== 'delivered'
  const next = failed ? nextAttemptAt(due.step + 1, { now: now(), retryAfterMs, random }) : null
  return {
    verdict,
    outcome: {
      delivery: due,
      state: failed ? (next ? 'due' : 'failed') : 'delivered',
      reason: failed && !next ? verdict.code : null,
      step: due.step + 1,
      nextAttemptAt: next ?? at,
      attempt: {
        at,
        durationMs: reply.durationMs,
        outcome: verdict.code,
        status: reply.ok ? reply.status : null,
        requestHeaders: headers,
        responseHeaders: reply.ok ? reply.headers : null,
        responseBody: reply.ok ? reply.body : null,
      },
    },
  }
}
