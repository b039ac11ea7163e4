import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { areaSchema } from '../territory.ts'

export const equipeFormed = defineEvent({
  type: 'equipe-formed.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: "The household's équipe with every seat, filled or vacant; sent again whenever a seat changes.",
  data: referralRef.extend({
    equipeId: id,
    picId: id,
    kind: z.enum(['standing', 'per-household', 'level-1', 'level-2', 'steering', 'extended']),
    state: z.enum(['forming', 'operating', 'operating-with-vacancy', 'dissolved']),
    formedAt: instant,
    belowAll13: z.boolean().describe('No social worker or no reception expert, and no fact says otherwise'),
    seats: z.array(
      z.object({
        seatId: id,
        role: z.string(),
        areas: z.array(areaSchema),
        personId: id.nullable(),
        state: z.enum([
          'open',
          'proposed',
          'active',
          'away',
          'ended',
          'available',
          'called',
          'engaged',
          'released',
        ]),
        vacancyReason: z.string().nullable(),
      }),
    ),
    collaboratorIds: z.array(id),
  }),
  example: {
    ...example.referral,
    equipeId: example.ids.equipe,
    picId: example.ids.pic,
    kind: 'level-1',
    state: 'operating-with-vacancy',
    formedAt: example.at,
    belowAll13: false,
    seats: [
      {
        seatId: example.ids.seat,
        role: 'legal-operator',
        areas: ['legal'],
        personId: null,
        state: 'open',
        vacancyReason: 'over-cap',
      },
    ],
    collaboratorIds: [],
  },
})
