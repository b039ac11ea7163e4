import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { publicCase, publicCaseExample } from './case.ts'

export const presaInCaricoBegan = defineEvent({
  type: 'presa-in-carico-opened.v1',
  stream: 'public.households',
  classification: 'public',
  summary: 'An admission opened the integrated case of the household.',
  sommario: "Un'ammissione ha aperto la presa in carico integrata del nucleo.",
  data: publicCase.extend({ picId: id, decisionId: id, caseManagerId: id, openedAt: instant }),
  example: {
    ...publicCaseExample,
    cause: 'it.intarsi.equipe.presa-in-carico-opened.v1',
    picId: example.ids.pic,
    decisionId: example.ids.decision,
    caseManagerId: example.ids.caseManager,
    openedAt: example.at,
  },
})

export const presaInCaricoEnded = defineEvent({
  type: 'presa-in-carico-closed.v1',
  stream: 'public.households',
  classification: 'public',
  summary: 'The integrated case of the household ended here, or goes on in another territory.',
  sommario: 'La presa in carico integrata del nucleo si è conclusa qui, o prosegue in un altro territorio.',
  data: publicCase.extend({ picId: id, state: z.enum(['closed', 'transferred']), closedAt: instant }),
  example: {
    ...publicCaseExample,
    cause: 'it.intarsi.equipe.presa-in-carico-closed.v1',
    picId: example.ids.pic,
    state: 'closed',
    closedAt: example.at,
  },
})
