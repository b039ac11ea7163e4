import * as z from 'zod'
import { completedAs, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const requestAnswered = defineEvent({
  type: 'request-answered.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: 'An amendment, a completion of the form or a withdrawal took effect, or did not, and why.',
  data: referralRef.extend({
    requestId: id,
    requestedAs: completedAs
      .optional()
      .describe('Of a completion of the form: who made it; left out: its sportello asked'),
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
