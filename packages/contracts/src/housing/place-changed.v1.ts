import * as z from 'zod'
import { id } from '../common.ts'
import { municipalityCode } from '../decision-facts.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const placeChanged = defineEvent({
  type: 'place-changed.v1',
  stream: 'housing.places',
  classification: 'internal',
  summary: 'A place and its state, whole; no address.',
  data: z.object({
    placeId: id,
    territory: territorySchema,
    municipality: municipalityCode,
    kind: z.string(),
    beds: z.number().int(),
    state: z.enum(['available', 'reserved', 'occupied', 'blocked', 'retired']),
    version: z.number().int(),
  }),
  example: {
    placeId: example.ids.place,
    territory: 'RE',
    municipality: '035033',
    kind: 'semi-autonomy',
    beds: 4,
    state: 'available',
    version: 1,
  },
})
