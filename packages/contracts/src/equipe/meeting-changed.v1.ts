import * as z from 'zod'
import { urgency } from '../code-lists.ts'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

/** Most items that a convened meeting tells, so that the fact stays small; `itemCount` says how many there are. */
export const MOST_TOLD_ITEMS = 100

/** What a table's agenda may hold (`referral-and-states.md` section 3.2), in the order in which a table goes through it. */
export const agendaItemKind = z.enum([
  'new-referral',
  'pre-referral',
  'ratification',
  'individual-project',
  'case-update',
  'review',
  'waiting-list-check',
  'closing',
  'topic',
])
export type AgendaItemKind = z.infer<typeof agendaItemKind>

const agendaItem = z.object({
  kind: agendaItemKind,
  urgency: urgency.nullable(),
  referralNumber: z
    .string()
    .nullable()
    .describe('Null where there is no referral, and for all items of a table without names'),
})

export const meetingChanged = defineEvent({
  type: 'meeting-changed.v1',
  stream: 'equipe.tables',
  classification: 'internal',
  summary: 'A meeting of a table was planned, convened, moved, cancelled, opened, held or minuted.',
  data: z.object({
    meetingId: id,
    tableId: id,
    territory: territorySchema,
    tableFunction: z.string(),
    state: z.enum(['planned', 'convened', 'in-session', 'held', 'minuted', 'moved', 'cancelled']),
    startsAt: instant,
    formerStartsAt: instant.nullable(),
    extraordinary: z.boolean(),
    itemCount: z.number().int(),
    items: z
      .array(agendaItem)
      .max(MOST_TOLD_ITEMS)
      .optional()
      .describe('When it is convened: what its agenda holds, urgent first, then by how long it waits'),
    tell: z.array(id),
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
    itemCount: 2,
    items: [
      { kind: 'new-referral', urgency: 'U2', referralNumber: example.referral.referralNumber },
      { kind: 'topic', urgency: null, referralNumber: null },
    ],
    tell: [example.ids.coordinator],
  },
})
