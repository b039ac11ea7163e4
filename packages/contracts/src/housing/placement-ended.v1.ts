import * as z from 'zod'
import { date, id, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

/** Where a household went when it left its place. Default (ours). */
export const PLACEMENT_DESTINATIONS = [
  'own-rent',
  'own-property',
  'public-housing',
  'other-place',
  'relatives-or-friends',
  'other-territory',
  'abroad',
  'reception',
  'care-or-refuge',
  'no-home',
  'unknown',
] as const

export const placementEnded = defineEvent({
  type: 'placement-ended.v1',
  stream: 'housing.households',
  classification: 'internal',
  summary: 'A household left its place and where it went, or will not come; the place is free.',
  data: referralRef.extend({
    placementId: id,
    requestId: id,
    placeId: id,
    enteredOn: date.nullable().describe('Null: it never moved in'),
    endedOn: date,
    reason: z.string().describe('Code: by a person, or of the fact that ended the need'),
    destination: z.enum(PLACEMENT_DESTINATIONS).nullable().describe('Null: it never moved in'),
  }),
  example: {
    ...example.referral,
    placementId: example.ids.placement,
    requestId: example.ids.request,
    placeId: example.ids.place,
    enteredOn: '2026-12-01',
    endedOn: '2027-10-01',
    reason: 'own-home',
    destination: 'own-rent',
  },
})
