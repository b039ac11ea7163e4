import * as z from 'zod'
import { completedAs, id, instant, referralRef } from '../common.ts'
import { decisionFacts } from '../decision-facts.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const amendmentRequested = defineEvent({
  type: 'amendment-requested.v1',
  stream: 'intake.households',
  classification: 'restricted',
  summary:
    'The sender changed the referral or answered a question, or who prepares it completed the form with the household; equipe answers with `request-answered`.',
  data: referralRef.extend({
    requestId: id,
    requestedAt: instant,
    requestedBy: id,
    requestedAs: completedAs
      .optional()
      .describe('Who completed the form with the household; left out: its sportello asks'),
    answersQuestion: z.boolean().describe('True when it answers an information request'),
    changedFields: z.array(z.string()),
    fieldsMissing: z.array(z.string()),
    facts: decisionFacts,
  }),
  example: {
    ...example.referral,
    requestId: example.ids.request,
    requestedAt: example.at,
    requestedBy: example.ids.referrer,
    answersQuestion: false,
    changedFields: ['leavesOn'],
    fieldsMissing: [],
    facts: { ...example.facts, version: 2, leavesOn: '2026-12-20' },
  },
})
