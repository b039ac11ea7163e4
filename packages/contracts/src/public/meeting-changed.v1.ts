import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

/** The smallest count that may leave: fewer could point at single households (`referral-and-states.md` 3.5). */
export const SMALLEST_COUNT = 5

export const meetingUpdated = defineEvent({
  type: 'meeting-changed.v1',
  stream: 'public.tables',
  classification: 'public',
  summary: 'A meeting of a table was planned, convened, moved, cancelled, opened, held or minuted.',
  sommario:
    'La seduta di un tavolo è stata programmata, convocata, spostata, annullata, aperta, tenuta o verbalizzata.',
  data: z.object({
    meetingId: id,
    tableId: id,
    territory: territorySchema,
    tableFunction: z.string(),
    state: z.enum(['planned', 'convened', 'in-session', 'held', 'minuted', 'moved', 'cancelled']),
    startsAt: instant,
    formerStartsAt: instant.nullable(),
    extraordinary: z.boolean(),
    itemCount: z.number().int().min(SMALLEST_COUNT).nullable().describe('Null: fewer than five'),
    occurredAt: instant,
  }),
  example: {
    meetingId: example.ids.meeting,
    tableId: example.ids.table,
    territory: 'RE',
    tableFunction: 'take-charge',
    state: 'convened',
    startsAt: '2026-12-10T09:00:00.000Z',
    formerStartsAt: null,
    extraordinary: false,
    itemCount: 6,
    occurredAt: example.at,
  },
})
