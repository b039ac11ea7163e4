import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const noPlaceFound = defineEvent({
  type: 'no-place-found.v1',
  stream: 'housing.households',
  classification: 'internal',
  summary: 'A matching run left the request without a place, and says why.',
  data: referralRef.extend({
    requestId: id,
    runId: id,
    ranAt: instant,
    reasons: z.array(z.object({ rule: z.string(), places: z.number().int().min(0) })),
  }),
  example: {
    ...example.referral,
    requestId: example.ids.request,
    runId: example.ids.decision,
    ranAt: example.at,
    reasons: [{ rule: 'capacity', places: 2 }],
  },
})
