import type pg from 'pg'
import type { Request } from '../../load/offer.ts'
import { COMMITTED_AT, queryByIds } from '../../servers/databases.ts'
import type { Faults } from '../system.ts'

export type Pools = Record<'intake' | 'equipe' | 'notifications', pg.Pool>

const TOLD = `kind in ('case-manager-proposed', 'case-manager-interim')`

/** When the first notice to each referral's case manager was committed. */
export async function toldAt({ notifications }: Pools, ids: readonly string[]): Promise<Map<string, number>> {
  const text = `select referral_id as id, min(${COMMITTED_AT}) as at from notice
    where referral_id = any($1::uuid[]) and ${TOLD} group by referral_id`
  const rows = await queryByIds<{ id: string; at: number }>(notifications, text, ids)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** What the databases say became of acknowledged referrals: one table, one notice per recipient, in order. */
export async function faultsOf(pools: Pools, requests: readonly Request[]): Promise<Faults> {
  const ids = requests.map(({ id }) => id)
  const told = await toldAt(pools, ids)
  const queued = await column(
    pools.equipe,
    'select referral_id as id from queue where referral_id = any($1::uuid[])',
    ids,
  )
  const present = new Set(queued)
  return {
    lost: ids.filter((id) => !told.has(id) || !present.has(id)).length,
    duplicated: (await countTwice(pools, ids)) + (await countUnasked(pools, requests)),
    reordered: await countReordered(pools, requests),
  }
}

async function column(pool: pg.Pool, text: string, ids: readonly string[]): Promise<string[]> {
  return (await queryByIds<{ id: string }>(pool, text, ids)).map(({ id }) => id)
}

/** Referrals routed twice, and recipients who were told the same of one referral twice. */
async function countTwice({ equipe, notifications }: Pools, ids: readonly string[]): Promise<number> {
  const routedTwice = `select referral_id as id from referral_move where referral_id = any($1::uuid[]) and cause = 'route'
    group by referral_id having count(*) > 1`
  const toldTwice = `select referral_id as id from notice where referral_id = any($1::uuid[])
    group by referral_id, recipient_id, kind having count(*) > 1`
  return (
    (await column(equipe, routedTwice, ids)).length + (await column(notifications, toldTwice, ids)).length
  )
}

/** Referrals of these households that nobody was acknowledged: each request makes a household of its own. */
async function countUnasked({ intake }: Pools, requests: readonly Request[]): Promise<number> {
  const text = 'select referral_id as id from referral where household_id = any($1::uuid[])'
  const stored = await column(
    intake,
    text,
    requests.map(({ key }) => key),
  )
  const asked = new Set(requests.map(({ id }) => id))
  return stored.filter((id) => !asked.has(id)).length
}

type Told = { id: string; key: string; sequence: number }

/** Events of equipe about one household that notifications applied in another order than equipe told them in. */
async function countReordered(
  { equipe, notifications }: Pools,
  requests: readonly Request[],
): Promise<number> {
  const keys = requests.map(({ key }) => key)
  const events = await queryByIds<Told>(
    equipe,
    `select id, key, (payload->>'sequence')::int as sequence from outbox where household_id = any($1::uuid[])`,
    keys,
  )
  const applied = await queryByIds<{ id: string; at: number }>(
    notifications,
    `select event_id as id, ${COMMITTED_AT} as at from inbox where consumer = 'notifications' and event_id = any($1::uuid[])`,
    events.map(({ id }) => id),
  )
  return reorderedIn(events, new Map(applied.map(({ id, at }) => [id, at])))
}

/** How many events took effect before one of their key that was told earlier; pure. */
export function reorderedIn(events: readonly Told[], appliedAt: ReadonlyMap<string, number>): number {
  let count = 0
  for (const told of Map.groupBy(events, ({ key }) => key).values()) {
    let latest = Number.NEGATIVE_INFINITY
    for (const { id } of told.toSorted((a, b) => a.sequence - b.sequence)) {
      const at = appliedAt.get(id)
      if (at === undefined) continue
      if (at < latest) count++
      latest = Math.max(latest, at)
    }
  }
  return count
}
