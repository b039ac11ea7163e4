import * as z from 'zod'
import { date, destination, id, instant, referralRef, standing } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const decisionKind = z.enum([
  'admit',
  'admit-waiting-list',
  'ask-information',
  'defer',
  'redirect',
  'decline',
  'advise',
  'join',
])

export const decisionRecorded = defineEvent({
  type: 'decision-recorded.v1',
  stream: 'equipe.households',
  classification: 'internal',
  summary: 'A person decided on a referral; a correction points to the decision it replaces.',
  data: referralRef.extend({
    decisionId: id,
    kind: decisionKind,
    standing,
    decidedAt: instant,
    decidedBy: id,
    tableId: id.nullable(),
    meetingId: id.nullable(),
    betweenMeetings: z.boolean(),
    fileReady: z.boolean(),
    reason: z.string().nullable(),
    destination: destination.nullable(),
    tellsHousehold: z.object({ personId: id, language: z.string(), dueOn: date }).nullable(),
    corrects: id.nullable(),
    tell: z.array(id).describe('Everybody told before, when it corrects; members concerned otherwise'),
  }),
  example: {
    ...example.referral,
    decisionId: example.ids.decision,
    kind: 'admit',
    standing: {
      state: 'admitted',
      queue: null,
      holder: { kind: 'person', id: example.ids.caseManager },
      nextStep: 'first-interview',
      nextStepOn: '2026-12-24',
    },
    decidedAt: example.at,
    decidedBy: example.ids.coordinator,
    tableId: example.ids.table,
    meetingId: example.ids.meeting,
    betweenMeetings: false,
    fileReady: true,
    reason: null,
    destination: null,
    tellsHousehold: { personId: example.ids.caseManager, language: 'tir', dueOn: '2026-12-17' },
    corrects: null,
    tell: [example.ids.caseManager],
  },
})
