import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const requestAnswered = defineEvent({
  type: 'request-answered.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: "The sender's amendment or withdrawal took effect, or did not, and why.",
  data: referralRef.extend({
    requestId: id,
    outcome: z.enum(['applied', 'passed-to-case-manager', 'refused']),
    reason: z.string().nullable(),
    answeredAt: instant,
  }),
  example: {
    ...example.referral,
    requestId: example.ids.request,
    outcome: 'applied',
    reason: null,
    answeredAt: example.at,
  },
})
