import { referralState } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import { publicCase, publicCaseExample } from './case.ts'

export const referralReceived = defineEvent({
  type: 'referral-submitted.v1',
  stream: 'public.households',
  classification: 'public',
  summary: 'A sportello has sent a referral; always the first line about it.',
  sommario: 'Uno sportello ha inviato una segnalazione; è sempre la prima riga che la riguarda.',
  data: publicCase.extend({ state: referralState.extract(['submitted']) }),
  example: {
    ...publicCaseExample,
    tableId: null,
    cause: 'it.intarsi.intake.referral-submitted.v1',
    state: 'submitted',
  },
})
