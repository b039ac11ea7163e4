import * as z from 'zod'
import { actorId, date, id, instant, referralRef, referralState, standing } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const referralMoved = defineEvent({
  type: 'referral-moved.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: 'The referral changed state, holder, queue or next step; the whole standing is in the event.',
  data: referralRef.extend({
    from: referralState,
    standing,
    cause: z.string().describe('Code of the command or deadline that moved it'),
    reason: z.string().nullable().describe('A code of the reasons list, never free text'),
    movedAt: instant,
    movedBy: actorId,
    meeting: z.object({ id, startsAt: instant }).nullable(),
    question: z
      .object({ round: z.number().int(), fields: z.array(z.string()) })
      .nullable()
      .describe('The fields asked for, when information is asked'),
    tell: z.array(id).describe('Persons concerned beside the sender'),
    preparerId: id.nullable().optional().describe('Who prepares the file from now on'),
    coordinatorId: id.optional().describe('Who acts as coordinator from now on, where that changed'),
    nothingToDoBefore: z
      .object({ day: date.nullable(), personIds: z.array(id) })
      .optional()
      .describe('Proposed case managers whose day moved with the meeting; null: no meeting has a date'),
    tellsHousehold: z
      .object({ personId: id, language: z.string().nullable(), dueOn: date })
      .optional()
      .describe(
        'Who has to tell the household of it, where no decision says so; a null language is left to them',
      ),
  }),
  example: {
    ...example.referral,
    from: 'routed',
    standing: { ...example.standing, state: 'under-review', nextStep: 'complete-file' },
    cause: 'open-referral',
    reason: null,
    movedAt: example.at,
    movedBy: example.ids.preparer,
    meeting: { id: example.ids.meeting, startsAt: '2026-12-10T09:00:00.000Z' },
    question: null,
    tell: [],
    preparerId: example.ids.preparer,
  },
})
