import { areaSchema, date, id, referralState, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { firstOfMonths } from '@intarsi/territories'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { FUNNEL, readFunnel, readWaiting } from './read-funnel.ts'
import { readAreas, readReceived } from './read-received.ts'
import { readTimes, STEPS } from './read-times.ts'

const count = z.number().int()
const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .describe('Of submission, on the calendar of Rome')

const flow = z.object({
  since: date.describe(
    'First day of the first month; everything but `waiting` is of referrals sent since then',
  ),
  received: z.array(z.object({ month, sportelloId: id, sportello: z.string(), referrals: count })),
  areas: z
    .array(z.object({ sportelloId: id, sportello: z.string(), area: areaSchema, referrals: count }))
    .describe('Referrals with a need of level 2 or 3 in the area: one may count in several'),
  times: z.array(
    z.object({
      month,
      step: z.enum(STEPS),
      referrals: count.describe('Those that came so far'),
      medianDays: z.number(),
      ninthDecileDays: z.number(),
    }),
  ),
  funnel: z.array(z.object({ step: z.enum(FUNNEL), referrals: count })),
  waiting: z
    .array(
      z.object({ state: referralState, referrals: count, medianDays: z.number(), longestDays: z.number() }),
    )
    .describe('Where open referrals are now, and for how long'),
})

/** How referrals went through a territory in the last months: counts and times, nobody's name. */
export function flowRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/flow',
    config: { action: 'flow.read' },
    schema: {
      summary: 'Referrals by source and area, times from submission to each step, and where referrals wait',
      tags: ['flow'],
      params: z.object({ territory: territorySchema }),
      querystring: z.object({ months: z.coerce.number().int().min(1).max(24).default(6) }),
      response: { 200: flow },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const now = clock.now()
      const since = firstOfMonths(now, request.query.months)
      const asked = { territory, since }
      const [received, areas, times, funnel, waiting] = await Promise.all([
        readReceived(db, asked),
        readAreas(db, asked),
        readTimes(db, asked),
        readFunnel(db, asked),
        readWaiting(db, territory, now),
      ])
      return { since, received, areas, times, funnel, waiting }
    },
  })
}
