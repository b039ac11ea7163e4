import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const householdSplit = defineEvent({
  type: 'household-split.v1',
  stream: 'intake.households',
  classification: 'internal',
  summary: 'A join was a mistake and is undone within 30 days: this household stands for itself again.',
  data: z.object({
    householdId: id,
    formerSurvivingHouseholdId: id,
    splitBy: id,
    splitAt: instant,
    territory: territorySchema.optional().describe('Whose the household is that stands for itself again'),
  }),
  example: {
    householdId: example.ids.otherHousehold,
    formerSurvivingHouseholdId: example.ids.household,
    splitBy: example.ids.preparer,
    splitAt: example.at,
    territory: 'RE',
  },
})
