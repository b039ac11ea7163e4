import * as z from 'zod'
import { id, instant, referralRef } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const housingRequested = defineEvent({
  type: 'housing-requested.v1',
  stream: 'housing.households',
  classification: 'internal',
  summary: 'A housing need entered the matching; opened by an admission or, for U0, before it.',
  data: referralRef.extend({ requestId: id, openedAt: instant, cause: z.enum(['admission', 'urgent']) }),
  example: { ...example.referral, requestId: example.ids.request, openedAt: example.at, cause: 'admission' },
})
