import * as z from 'zod'
import { date, id } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'
import { expertRequested } from './expert-requested.v1.ts'

export const expertRequestMoved = defineEvent({
  type: 'expert-request-moved.v1',
  stream: 'intake.households',
  classification: 'internal',
  summary:
    'What becomes of a request for an expert or a peer training: who comes, when, how it ended (CE-14).',
  data: z.object({
    requestId: id,
    householdId: id.nullable(),
    territory: territorySchema,
    sportelloId: id,
    requestedBy: id,
    kind: expertRequested.data.shape.kind,
    state: z.enum([
      'requested',
      'assigned',
      'scheduled',
      'done',
      'became-referral',
      'closed',
      'grouped',
      'held',
      'evaluated',
    ]),
    expertId: id.nullable(),
    scheduledOn: date.nullable(),
    movedBy: id,
  }),
  example: {
    requestId: example.ids.request,
    householdId: null,
    territory: 'CE',
    sportelloId: example.ids.sportello,
    requestedBy: example.ids.referrer,
    kind: 'mediation',
    state: 'scheduled',
    expertId: example.ids.caseManager,
    scheduledOn: '2026-11-27',
    movedBy: example.ids.coordinator,
  },
})
