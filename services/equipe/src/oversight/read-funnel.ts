import type { ReferralState } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'
import type { EquipeSchema } from '../schema.ts'
import type { Period } from './read-received.ts'
import { steps } from './read-times.ts'

export const FUNNEL = ['submitted', 'read', 'decided', 'admitted', 'case-manager'] as const

type Step = { step: (typeof FUNNEL)[number]; referrals: number }
type Counts = Record<(typeof FUNNEL)[number], number>

/** How many of the referrals sent in the period came past each step so far: what was decided unread is past reading. */
export async function readFunnel(db: Kysely<EquipeSchema>, period: Period): Promise<Step[]> {
  const { rows } = await sql<Counts>`
    with steps as (${steps(period)})
    select count(*)::int as submitted, count(coalesce(first_read_at, decided_at))::int as read,
      count(decided_at)::int as decided,
      count(*) filter (where exists (
        select from decision d where d.referral_id = steps.referral_id
          and d.kind in ('admit', 'admit-waiting-list') and d.state in ('recorded', 'final')
      ))::int as admitted,
      count(manager_at)::int as "case-manager"
    from steps`.execute(db)
  const [counts] = rows
  return FUNNEL.map((step) => ({ step, referrals: counts?.[step] ?? 0 }))
}

type Waiting = { state: ReferralState; referrals: number; medianDays: number; longestDays: number }

/** Where every open referral of the territory stands now, and for how many days it has stood there. */
export async function readWaiting(
  db: Kysely<EquipeSchema>,
  territory: string,
  now: Date,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with open as (
      select r.state, greatest(extract(epoch from ${now}::timestamptz - q.since) / 86400, 0) as days
      from queue q join referral r using (referral_id) where q.territory_id = ${territory}
    )
    select state, count(*)::int as referrals,
      round(percentile_cont(0.5) within group (order by days)::numeric, 1)::float8 as "medianDays",
      round(max(days)::numeric, 1)::float8 as "longestDays"
    from open group by state order by state`.execute(db)
  return rows
}
