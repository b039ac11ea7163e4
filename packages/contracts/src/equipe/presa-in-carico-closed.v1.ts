import * as z from 'zod'
import { actorId, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const presaInCaricoClosed = defineEvent({
  type: 'presa-in-carico-closed.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: 'The integrated case ended or moved away; every service releases what it holds for the household.',
  data: referralRef.extend({
    picId: id,
    closedAt: instant,
    closedBy: actorId,
    outcome: z.enum([
      'autonomy-reached',
      'partly-reached',
      'ordinary-services',
      'moved',
      'household-ended',
      'lost-contact',
      'back-in-reception',
      'not-started',
      'transferred',
    ]),
    referencePersonId: id.nullable().describe('Whom the closing plan names'),
  }),
  example: {
    ...example.referral,
    picId: example.ids.pic,
    closedAt: example.at,
    closedBy: example.ids.caseManager,
    outcome: 'autonomy-reached',
    referencePersonId: null,
  },
})
