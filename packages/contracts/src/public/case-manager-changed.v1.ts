import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { publicCase, publicCaseExample } from './case.ts'

export const caseManagerChanged = defineEvent({
  type: 'case-manager-changed.v1',
  stream: 'public.households',
  classification: 'public',
  summary: 'Somebody is proposed or confirmed as case manager of the household, or stands in.',
  sommario: 'Qualcuno è proposto o confermato case manager del nucleo, oppure lo sostituisce ad interim.',
  data: publicCase.extend({
    personId: id,
    role: z.enum(['case-manager', 'liaison']),
    state: z.enum(['proposed', 'confirmed', 'interim']),
    since: instant,
  }),
  example: {
    ...publicCaseExample,
    cause: 'it.intarsi.equipe.case-manager-confirmed.v1',
    personId: example.ids.caseManager,
    role: 'case-manager',
    state: 'confirmed',
    since: example.at,
  },
})
