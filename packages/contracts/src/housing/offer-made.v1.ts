import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const offerMade = defineEvent({
  type: 'offer-made.v1',
  stream: 'housing.households',
  classification: 'internal',
  summary: 'A place is reserved and offered; the answer is due by its date.',
  data: referralRef.extend({
    offerId: id,
    requestId: id,
    placeId: id,
    offeredAt: instant,
    answerBy: instant,
    offeredBy: id,
  }),
  example: {
    ...example.referral,
    offerId: example.ids.offer,
    requestId: example.ids.request,
    placeId: example.ids.place,
    offeredAt: example.at,
    answerBy: '2026-11-27T16:00:00.000Z',
    offeredBy: example.ids.coordinator,
  },
})
