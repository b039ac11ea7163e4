import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { publicCase, publicCaseExample } from './case.ts'

export const equipeChanged = defineEvent({
  type: 'equipe-changed.v1',
  stream: 'public.households',
  classification: 'public',
  summary:
    "The household's équipe was formed, changed or dissolved. Its seats stay inside: which ones there are tells what a household needs.",
  sommario:
    "L'équipe del nucleo è stata composta, cambiata o sciolta. I suoi posti restano all'interno: quali ci sono direbbe di che cosa il nucleo ha bisogno.",
  data: publicCase.extend({
    equipeId: id,
    picId: id,
    kind: z.enum(['standing', 'per-household', 'level-1', 'level-2', 'steering', 'extended']),
    state: z.enum(['forming', 'operating', 'operating-with-vacancy', 'dissolved']),
    formedAt: instant,
  }),
  example: {
    ...publicCaseExample,
    cause: 'it.intarsi.equipe.equipe-formed.v1',
    equipeId: example.ids.equipe,
    picId: example.ids.pic,
    kind: 'level-1',
    state: 'operating',
    formedAt: example.at,
  },
})
