import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'

export const endpointTested = defineEvent({
  type: 'endpoint-tested.v1',
  stream: 'notifications.endpoints',
  classification: 'public',
  summary: 'A test that an integrator asked for, sent to the one endpoint, signed like every event.',
  sommario:
    'Una prova chiesta da chi integra, inviata a quel solo punto di consegna e firmata come ogni evento.',
  data: z.object({ endpointId: id, testedAt: instant }),
  example: { endpointId: example.ids.request, testedAt: example.at },
})
