import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { decisionFacts } from '../decision-facts.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const presaInCaricoOpened = defineEvent({
  type: 'presa-in-carico-opened.v1',
  stream: 'equipe.households',
  classification: 'restricted',
  summary: 'An admission opened the integrated case; the facts the table saw travel with it.',
  data: referralRef.extend({
    picId: id,
    decisionId: id,
    openedAt: instant,
    profileVersion: z.number().int(),
    caseManagerId: id,
    facts: decisionFacts,
  }),
  example: {
    ...example.referral,
    picId: example.ids.pic,
    decisionId: example.ids.decision,
    openedAt: example.at,
    profileVersion: 1,
    caseManagerId: example.ids.caseManager,
    facts: example.facts,
  },
})
