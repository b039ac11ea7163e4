import * as z from 'zod'
import { date, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const caseManagerProposed = defineEvent({
  type: 'case-manager-proposed.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: 'A case manager is proposed and told: nothing to do before the meeting. Only a decision confirms.',
  data: referralRef.extend({
    personId: id,
    role: z.string(),
    seat: z.enum(['case-manager', 'liaison']).describe('RE-12: two seats, the second is the liaison'),
    proposedAt: instant,
    nothingToDoBefore: date.nullable(),
    runnerUpId: id.nullable(),
    reasons: z.array(z.string()).describe('Codes of what decided between the candidates'),
  }),
  example: {
    ...example.referral,
    personId: example.ids.caseManager,
    role: 'case-manager',
    seat: 'case-manager',
    proposedAt: example.at,
    nothingToDoBefore: '2026-12-10',
    runnerUpId: example.ids.otherPerson,
    reasons: ['speaks-language', 'lighter-load'],
  },
})
