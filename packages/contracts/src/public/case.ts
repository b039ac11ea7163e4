import * as z from 'zod'
import { id, instant } from '../common.ts'
import * as example from '../examples.ts'
import { areaSchema, territorySchema } from '../territory.ts'

/** Where a reader goes on: `self` answers the client's own token, `page` is for people. */
const links = z.object({ self: z.string(), page: z.string() })

/** What every public line about a referral says: ids to filter by, when and why, and where to read more. */
export const publicCase = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  bodyId: id.nullable().describe('The body whose sportello sent the referral'),
  sportelloId: id.nullable(),
  tableId: id.nullable().describe('The table or équipe queue that reads the referral'),
  area: areaSchema.nullable().describe('The area of intervention, where the event is about one'),
  cause: z.string().describe('Type of the internal fact behind it'),
  occurredAt: instant,
  links,
})

export const publicCaseExample = {
  referralId: example.ids.referral,
  referralNumber: 'RE-7K4M2Q9X-3',
  householdId: example.ids.household,
  territory: 'RE',
  bodyId: example.ids.body,
  sportelloId: example.ids.sportello,
  tableId: example.ids.table,
  area: null,
  cause: 'it.intarsi.equipe.referral-routed.v1',
  occurredAt: example.at,
  links: {
    self: 'https://api.example.org/cases/0192f3a0-0000-7000-8000-000000000001',
    page: 'https://intarsi.example.org/referrals/0192f3a0-0000-7000-8000-000000000001',
  },
} as const
