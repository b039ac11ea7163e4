import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const deliveryFailed = defineEvent({
  type: 'delivery-failed.v1',
  stream: 'notifications.households',
  classification: 'internal',
  summary: 'A notice could not be delivered on a channel after every retry; the inbox still holds it.',
  data: z.object({
    noticeId: id,
    personId: id,
    channel: z.enum(['email']),
    attempts: z.number().int(),
    failedAt: instant,
  }),
  example: {
    noticeId: example.ids.request,
    personId: example.ids.preparer,
    channel: 'email',
    attempts: 10,
    failedAt: example.at,
  },
})
