import type { Area } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'
import type { EquipeSchema } from '../schema.ts'

/** Referrals sent to a territory from a day on (Rome). What was entered by mistake counts nowhere. */
export type Period = { territory: string; since: string }

export const inPeriod = ({ territory, since }: Period) => sql`
  r.territory_id = ${territory} and r.state <> 'void'
  and r.submitted_at >= (${since}::date)::timestamp at time zone 'Europe/Rome'`

export const monthOf = sql<string>`to_char(r.submitted_at at time zone 'Europe/Rome', 'YYYY-MM')`

type Received = { month: string; sportelloId: string; sportello: string; referrals: number }

/** Referrals by month and by the sportello that sent them. */
export async function readReceived(db: Kysely<EquipeSchema>, period: Period): Promise<Received[]> {
  const { rows } = await sql<Received>`
    select ${monthOf} as month, r.sportello_id as "sportelloId", coalesce(s.name, '') as sportello,
      count(*)::int as referrals
    from referral r left join sportello s on s.sportello_id = r.sportello_id
    where ${inPeriod(period)} group by 1, 2, 3 order by 1, 3, 2`.execute(db)
  return rows
}

type OfArea = { sportelloId: string; sportello: string; area: Area; referrals: number }

/** Levels at which an area is worked on: 2 (to be followed) and 3 (intense); 9 is not assessed. */
const FOLLOWED = [2, 3]

/** Referrals by source and area, as the sportello assessed them at submission. */
export async function readAreas(db: Kysely<EquipeSchema>, period: Period): Promise<OfArea[]> {
  const { rows } = await sql<OfArea>`
    select r.sportello_id as "sportelloId", coalesce(s.name, '') as sportello, need.key as area,
      count(*)::int as referrals
    from referral r left join sportello s on s.sportello_id = r.sportello_id,
      jsonb_each_text(r.submitted_facts -> 'needs') need
    where ${inPeriod(period)} and need.value::int = any(${FOLLOWED})
    group by 1, 2, 3 order by 2, 1, 3`.execute(db)
  return rows
}
