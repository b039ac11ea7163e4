import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const withdrawalRequested = defineEvent({
  type: 'withdrawal-requested.v1',
  stream: 'intake.households',
  classification: 'internal',
  summary: 'The sender takes the referral back; equipe answers with `request-answered`.',
  data: referralRef.extend({
    requestId: id,
    requestedAt: instant,
    requestedBy: id,
    reason: z.enum(['does-not-want', 'unreachable', 'moved', 'need-covered', 'entered-in-error', 'other']),
  }),
  example: {
    ...example.referral,
    requestId: example.ids.request,
    requestedAt: example.at,
    requestedBy: example.ids.referrer,
    reason: 'does-not-want',
  },
})
