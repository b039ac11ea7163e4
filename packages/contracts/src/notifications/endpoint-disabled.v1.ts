import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const endpointDisabled = defineEvent({
  type: 'endpoint-disabled.v1',
  stream: 'notifications.endpoints',
  classification: 'internal',
  summary:
    "An integrator's endpoint gets nothing any more: it failed for five days, or said that it is gone.",
  data: z.object({
    endpointId: id,
    clientId: id,
    cause: z.enum(['failing', 'gone']),
    failingSince: instant.nullable(),
    disabledAt: instant,
  }),
  example: {
    endpointId: example.ids.request,
    clientId: example.ids.otherPerson,
    cause: 'failing',
    failingSince: example.at,
    disabledAt: '2026-11-29T09:12:00.000Z',
  },
})
