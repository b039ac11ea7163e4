import * as z from 'zod'
import { date, id, instant } from '../common.ts'
import { languageCode } from '../decision-facts.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const expertRequested = defineEvent({
  type: 'expert-requested.v1',
  stream: 'intake.households',
  classification: 'internal',
  summary: 'A sportello asks for an expert or a peer training instead of, or before, a referral (CE-14).',
  data: z.object({
    requestId: id,
    householdId: id.nullable(),
    territory: territorySchema,
    sportelloId: id,
    requestedBy: id,
    requestedAt: instant,
    kind: z.enum(['mediation', 'legal-orientation', 'needs-analysis', 'escort', 'peer-training']),
    languages: z.array(languageCode),
    wantedOn: date.nullable(),
  }),
  example: {
    requestId: example.ids.request,
    householdId: null,
    territory: 'CE',
    sportelloId: example.ids.sportello,
    requestedBy: example.ids.referrer,
    requestedAt: example.at,
    kind: 'mediation',
    languages: ['tir'],
    wantedOn: '2026-11-27',
  },
})
