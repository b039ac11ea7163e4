import * as z from 'zod'
import { date, id, instant, referralState } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { publicCase, publicCaseExample } from './case.ts'

export const referralUpdated = defineEvent({
  type: 'referral-updated.v1',
  stream: 'public.households',
  classification: 'public',
  summary:
    'A referral stands somewhere else: its state, who holds it, its meeting and the date of the next step.',
  sommario: 'Una segnalazione è in un altro punto: stato, chi la tiene, seduta e data del prossimo passo.',
  data: publicCase.extend({
    state: referralState,
    holderKind: z.enum(['person', 'table', 'equipe', 'sender', 'service', 'none']),
    holderId: id.nullable().describe('Of a person, table or équipe'),
    queueKind: z.enum(['table', 'equipe', 'coordinator']).nullable().describe('Null when closed'),
    meeting: z.object({ meetingId: id, startsAt: instant }).nullable(),
    nextStepOn: date.nullable(),
  }),
  example: {
    ...publicCaseExample,
    state: 'routed',
    holderKind: 'person',
    holderId: example.ids.preparer,
    queueKind: 'table',
    meeting: { meetingId: example.ids.meeting, startsAt: '2026-12-10T09:00:00.000Z' },
    nextStepOn: '2026-11-26',
  },
})
