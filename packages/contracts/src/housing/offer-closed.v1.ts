import * as z from 'zod'
import { actorId, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const offerClosed = defineEvent({
  type: 'offer-closed.v1',
  stream: 'housing.households',
  classification: 'internal',
  summary: 'An offer was accepted (the household is placed), refused, withdrawn, expired or superseded.',
  data: referralRef.extend({
    offerId: id,
    requestId: id,
    placeId: id,
    outcome: z.enum(['accepted', 'refused', 'withdrawn', 'expired', 'superseded']),
    reason: z.string().nullable(),
    side: z.enum(['household', 'provider', 'system']),
    closedAt: instant,
    closedBy: actorId,
  }),
  example: {
    ...example.referral,
    offerId: example.ids.offer,
    requestId: example.ids.request,
    placeId: example.ids.place,
    outcome: 'refused',
    reason: 'too-far',
    side: 'household',
    closedAt: example.at,
    closedBy: example.ids.caseManager,
  },
})
