import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { areaSchema } from '../territory.ts'
import { publicCase, publicCaseExample } from './case.ts'

const housingCase = publicCase.extend({ area: areaSchema.extract(['housing']), requestId: id })
const housingExample = { ...publicCaseExample, area: 'housing', requestId: example.ids.request } as const

export const housingRequestUpdated = defineEvent({
  type: 'housing-request-updated.v1',
  stream: 'public.households',
  classification: 'public',
  summary: "A household's request for a home is open, or a matching run found no place for it.",
  sommario: 'La richiesta di casa di un nucleo è aperta, oppure un abbinamento non ha trovato posto.',
  data: housingCase.extend({ state: z.enum(['open', 'no-place']), since: instant }),
  example: {
    ...housingExample,
    cause: 'it.intarsi.housing.housing-requested.v1',
    state: 'open',
    since: example.at,
  },
})

export const housingOfferUpdated = defineEvent({
  type: 'housing-offer-updated.v1',
  stream: 'public.households',
  classification: 'public',
  summary:
    'A place is offered to a household, or the offer ended; accepted means that the household is placed.',
  sommario:
    "Un posto è offerto a un nucleo, o l'offerta è finita; accettata vuol dire che il nucleo è inserito.",
  data: housingCase.extend({
    offerId: id,
    placeId: id,
    state: z.enum(['offered', 'accepted', 'refused', 'withdrawn', 'expired', 'superseded']),
    since: instant,
    answerBy: instant.nullable(),
  }),
  example: {
    ...housingExample,
    cause: 'it.intarsi.housing.offer-made.v1',
    offerId: example.ids.offer,
    placeId: example.ids.place,
    state: 'offered',
    since: example.at,
    answerBy: '2026-11-27T16:00:00.000Z',
  },
})
