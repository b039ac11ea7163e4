import { date, id, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const placementEntered = defineEvent({
  type: 'placement-entered.v1',
  stream: 'housing.households',
  classification: 'internal',
  summary: 'A household moved into the place it had accepted.',
  data: referralRef.extend({
    placementId: id,
    requestId: id,
    placeId: id,
    enteredOn: date,
    stayUntil: date.nullable().describe('Null: the stay has no limit'),
  }),
  example: {
    ...example.referral,
    placementId: example.ids.placement,
    requestId: example.ids.request,
    placeId: example.ids.place,
    enteredOn: '2026-12-01',
    stayUntil: '2027-12-01',
  },
})
