import * as z from 'zod'
import { actorId, id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const caseManagerConfirmed = defineEvent({
  type: 'case-manager-confirmed.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: "The household's case manager is confirmed and is its reference person from now on.",
  data: referralRef.extend({
    picId: id,
    personId: id,
    seat: z.enum(['case-manager', 'liaison']),
    confirmedAt: instant,
    confirmedBy: actorId,
    mode: z.enum(['by-role', 'by-table', 'by-person']),
  }),
  example: {
    ...example.referral,
    picId: example.ids.pic,
    personId: example.ids.caseManager,
    seat: 'case-manager',
    confirmedAt: example.at,
    confirmedBy: example.ids.coordinator,
    mode: 'by-table',
  },
})
