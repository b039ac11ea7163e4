import * as z from 'zod'
import { date, id } from '../common.ts'
import { municipalityCode } from '../decision-facts.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const bodyChanged = defineEvent({
  type: 'body-changed.v1',
  stream: 'equipe.people',
  classification: 'internal',
  summary:
    'A public or third-sector body with its sportelli, whole; names of bodies are public, persons are not here.',
  data: z.object({
    bodyId: id,
    name: z.string(),
    kind: z.enum(['public', 'third-sector', 'volunteers']),
    territories: z.array(territorySchema),
    active: z.boolean(),
    agreementValidUntil: date.nullable(),
    sportelli: z.array(
      z.object({
        sportelloId: id,
        name: z.string(),
        territory: territorySchema,
        municipality: municipalityCode,
        active: z.boolean(),
      }),
    ),
    version: z.number().int(),
  }),
  example: {
    bodyId: example.ids.body,
    name: 'Comune di Reggio Emilia',
    kind: 'public',
    territories: ['RE'],
    active: true,
    agreementValidUntil: '2027-12-31',
    sportelli: [
      {
        sportelloId: example.ids.sportello,
        name: 'Sportello sociale',
        territory: 'RE',
        municipality: '035033',
        active: true,
      },
    ],
    version: 1,
  },
})
