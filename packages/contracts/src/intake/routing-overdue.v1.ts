import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const routingOverdue = defineEvent({
  type: 'routing-overdue.v1',
  stream: 'intake.households',
  classification: 'internal',
  summary: 'A submitted referral has had no routing answer for 60 s; coordinator and operator are alarmed.',
  data: referralRef.extend({ sportelloId: id, submittedAt: instant }),
  example: { ...example.referral, sportelloId: example.ids.sportello, submittedAt: example.at },
})
