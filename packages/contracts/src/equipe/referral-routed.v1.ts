import * as z from 'zod'
import { date, destination, id, instant, referralRef, standing } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const referralRouted = defineEvent({
  type: 'referral-routed.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary:
    'The referral stands in exactly one queue of its territory, with a preparer and a date, and the rule says why.',
  data: referralRef.extend({
    standing,
    routedAt: instant,
    profileVersion: z.number().int().describe("Version of the territory's profile; stays with the referral"),
    rule: z.object({ id: z.string(), summary: z.string(), facts: z.array(z.string()) }),
    tableId: id.nullable(),
    tableFunction: z.string().nullable(),
    tableWithoutNames: z
      .boolean()
      .optional()
      .describe('The table learns nothing that leads to a household, its number included; absent: it may'),
    meeting: z
      .object({ id, startsAt: instant })
      .nullable()
      .describe('Null: on the no-date-yet list, or no table'),
    betweenMeetings: z.boolean().describe('Urgent: decided before the meeting and ratified at it'),
    preparerId: id.nullable(),
    coordinatorId: id,
    alsoTell: z.array(id).describe('Other coordinator of a disputed competence, collaborators'),
    gate: z
      .object({
        id: z.string(),
        kind: z.enum(['precondition', 'not-yet', 'other-measure']),
        destination,
        until: date.nullable(),
      })
      .nullable(),
  }),
  example: {
    ...example.referral,
    standing: example.standing,
    routedAt: example.at,
    profileVersion: 1,
    rule: {
      id: 'RE.level-2',
      summary: 'Level 2 evaluates projects from the districts',
      facts: ['RE-01', 'RE-03'],
    },
    tableId: example.ids.table,
    tableFunction: 'take-charge',
    meeting: { id: example.ids.meeting, startsAt: '2026-12-10T09:00:00.000Z' },
    betweenMeetings: false,
    preparerId: example.ids.preparer,
    coordinatorId: example.ids.coordinator,
    alsoTell: [],
    gate: null,
  },
})
