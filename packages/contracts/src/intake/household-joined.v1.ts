import * as z from 'zod'
import { id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

export const householdJoined = defineEvent({
  type: 'household-joined.v1',
  stream: 'intake.households',
  classification: 'internal',
  summary:
    'A person found that two households are one: this one is now spoken of by the surviving id. Always wins.',
  data: z.object({
    householdId: id,
    survivingHouseholdId: id,
    joinedBy: id,
    joinedAt: instant,
    splitUntil: instant,
    territory: territorySchema.optional().describe('Whose the household is that was joined'),
  }),
  example: {
    householdId: example.ids.otherHousehold,
    survivingHouseholdId: example.ids.household,
    joinedBy: example.ids.preparer,
    joinedAt: example.at,
    splitUntil: '2026-12-24T09:12:00.000Z',
    territory: 'RE',
  },
})
