import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { areaSchema } from '../territory.ts'

export const observationReceived = defineEvent({
  type: 'observation-received.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary:
    'Somebody who sees the household often said what they see, in one area; the words stay with the équipe.',
  data: referralRef.extend({
    picId: id,
    observationId: id,
    area: areaSchema,
    how: z.enum(['dictated', 'link']),
    receivedAt: instant,
    tell: z.array(id).describe('The observer’s referent and who follows the household'),
  }),
  example: {
    ...example.referral,
    picId: example.ids.pic,
    observationId: example.ids.request,
    area: 'social',
    how: 'link',
    receivedAt: example.at,
    tell: [example.ids.caseManager],
  },
})
