import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

const pair = z.object({
  householdId: id,
  survivingHouseholdId: id,
  territory: territorySchema.describe('Told once in each territory where either household has a referral'),
  occurredAt: instant,
})

const pairExample = {
  householdId: example.ids.otherHousehold,
  survivingHouseholdId: example.ids.household,
  territory: 'RE',
  occurredAt: example.at,
} as const

export const householdIsJoined = defineEvent({
  type: 'household-joined.v1',
  stream: 'public.households',
  classification: 'public',
  summary:
    'Two households are one: from now on events speak of the surviving id. Keep the old one as a redirect.',
  sommario:
    "Due nuclei sono lo stesso: da ora gli eventi parlano dell'identificativo che resta. Il vecchio va tenuto come rinvio.",
  data: pair,
  example: pairExample,
})

export const householdIsSplit = defineEvent({
  type: 'household-split.v1',
  stream: 'public.households',
  classification: 'public',
  summary: 'A join was a mistake: this household stands for itself again.',
  sommario: 'Una riunione era un errore: questo nucleo torna a stare per sé.',
  data: pair,
  example: pairExample,
})
