import { type Kysely, sql } from 'kysely'
import type { EquipeSchema } from '../schema.ts'
import { inPeriod, monthOf, type Period } from './read-received.ts'

export const STEPS = ['first-read', 'table', 'case-manager'] as const

type Time = {
  month: string
  step: (typeof STEPS)[number]
  referrals: number
  medianDays: number
  ninthDecileDays: number
}

/** Each referral with the instants of its steps; null: not come so far. A decision that was annulled took no place. */
export const steps = (period: Period) => sql`
  select ${monthOf} as month, r.referral_id, r.submitted_at, r.first_read_at,
    (select min(d.decided_at) from decision d where d.referral_id = r.referral_id and d.state <> 'annulled')
      as decided_at,
    (select min(c.confirmed_at) from case_manager c
      where c.referral_id = r.referral_id and c.seat = 'case-manager') as manager_at
  from referral r where ${inPeriod(period)}`

/** Calendar days from submission to each step, by month of submission: the middle one, and what nine of ten stay under. */
export async function readTimes(db: Kysely<EquipeSchema>, period: Period): Promise<Time[]> {
  const { rows } = await sql<Time>`
    with steps as (${steps(period)}), passed as (
      select month, step, extract(epoch from reached_at - submitted_at) / 86400 as days
      from steps, lateral (values ('first-read', first_read_at), ('table', decided_at), ('case-manager', manager_at))
        reached (step, reached_at)
      where reached_at is not null
    )
    select month, step, count(*)::int as referrals,
      round(percentile_cont(0.5) within group (order by days)::numeric, 1)::float8 as "medianDays",
      round(percentile_cont(0.9) within group (order by days)::numeric, 1)::float8 as "ninthDecileDays"
    from passed group by month, step order by month, step`.execute(db)
  return rows
}
