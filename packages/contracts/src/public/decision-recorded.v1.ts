import { id, instant, referralState } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import { decisionKind } from '../equipe/decision-recorded.v1.ts'
import * as example from '../examples.ts'
import { publicCase, publicCaseExample } from './case.ts'

export const decisionTaken = defineEvent({
  type: 'decision-recorded.v1',
  stream: 'public.households',
  classification: 'public',
  summary: 'A person decided on a referral; a correction names the decision that it replaces.',
  sommario: 'Una persona ha deciso su una segnalazione; una rettifica indica la decisione che sostituisce.',
  data: publicCase.extend({
    decisionId: id,
    decision: decisionKind,
    correctsId: id.nullable(),
    decidedAt: instant,
    meetingId: id.nullable().describe('Null: between meetings, or by a coordinator'),
    state: referralState.describe('Where the referral stands after it'),
  }),
  example: {
    ...publicCaseExample,
    cause: 'it.intarsi.equipe.decision-recorded.v1',
    decisionId: example.ids.decision,
    decision: 'admit',
    correctsId: null,
    decidedAt: example.at,
    meetingId: example.ids.meeting,
    state: 'admitted',
  },
})
