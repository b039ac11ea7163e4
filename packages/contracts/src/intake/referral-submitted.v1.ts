import * as z from 'zod'
import { channel, referrerRole, requestKind } from '../code-lists.ts'
import { enteredBy, id, instant, referralRef } from '../common.ts'
import { decisionFacts } from '../decision-facts.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const referralSubmitted = defineEvent({
  type: 'referral-submitted.v1',
  stream: 'intake.households',
  classification: 'restricted',
  summary:
    'A sportello has sent a referral; the household, its competent territory and its urgency are settled.',
  data: referralRef.extend({
    sportelloId: id,
    bodyId: id,
    referrerId: id.describe('Who signals; who entered it, where that person has no account'),
    enteredBy: enteredBy
      .optional()
      .describe('Who received it and wrote it down; left out: its sportello sent it'),
    referrerRole,
    requestKind,
    channel,
    submittedAt: instant,
    competence: z.object({
      rule: z.enum(['social-service', 'residence', 'lives-in', 'sportello']),
      disputedWith: territorySchema.nullable().describe('Residence elsewhere: both coordinators are told'),
    }),
    fieldsMissing: z.array(z.string()).describe('Codes of scheda fields still to complete before the table'),
    possibleDuplicates: z.array(z.object({ householdId: id, likelihood: z.enum(['likely', 'possible']) })),
    facts: decisionFacts,
  }),
  example: {
    ...example.referral,
    sportelloId: example.ids.sportello,
    bodyId: example.ids.body,
    referrerId: example.ids.referrer,
    referrerRole: 'reception-operator',
    requestKind: 'presa-in-carico',
    channel: 'web',
    submittedAt: example.at,
    competence: { rule: 'social-service', disputedWith: null },
    fieldsMissing: ['otherPaths'],
    possibleDuplicates: [],
    facts: example.facts,
  },
})
