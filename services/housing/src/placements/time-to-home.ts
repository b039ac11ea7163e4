import { date, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import { firstOfMonths } from '@intarsi/territories'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import type { HousingDb } from '../schema.ts'

const count = z.number().int()

const timesToHome = z.object({
  since: date,
  times: z.array(
    z.object({
      month: z.string().describe('Of submission, on the calendar of Rome'),
      referrals: count.describe('Households that moved in so far'),
      medianDays: z.number(),
      ninthDecileDays: z.number(),
    }),
  ),
  waiting: count.describe('Households that wait for a home now'),
})

/** How long it takes from a referral to the home: counts and times, nobody's name. */
export function timeToHomeRoute({ db, clock }: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/times-to-home',
    config: { action: 'flow.read' },
    schema: {
      summary: 'Days from submission to the day of moving in, by month of submission; how many wait',
      tags: ['placements'],
      params: z.object({ territory: territorySchema }),
      querystring: z.object({ months: z.coerce.number().int().min(1).max(24).default(6) }),
      response: { 200: timesToHome },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const since = firstOfMonths(clock.now(), request.query.months)
      const [times, waiting] = await Promise.all([
        readTimesToHome(db, territory, since),
        countWaiting(db, territory),
      ])
      return { since, times, waiting }
    },
  })
}

type Time = z.infer<typeof timesToHome>['times'][number]

/** Of referrals sent since a day: the first day on which their household lived in a place. */
export async function readTimesToHome(db: HousingDb, territory: string, since: string): Promise<Time[]> {
  const { rows } = await sql<Time>`
    with home as (
      select to_char(r.submitted_at at time zone 'Europe/Rome', 'YYYY-MM') as month,
        min(p.entered_on) - (r.submitted_at at time zone 'Europe/Rome')::date as days
      from referral r join request q using (referral_id) join placement p using (request_id)
      where r.territory_id = ${territory} and p.entered_on is not null
        and r.submitted_at >= (${since}::date)::timestamp at time zone 'Europe/Rome'
      group by r.referral_id
    )
    select month, count(*)::int as referrals,
      round(percentile_cont(0.5) within group (order by days)::numeric, 1)::float8 as "medianDays",
      round(percentile_cont(0.9) within group (order by days)::numeric, 1)::float8 as "ninthDecileDays"
    from home group by month order by month`.execute(db)
  return rows
}

async function countWaiting(db: HousingDb, territory: string): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from request
    where territory_id = ${territory} and state in ('open', 'proposed', 'offered', 'no-place')`.execute(db)
  return rows[0]?.waiting ?? 0
}
