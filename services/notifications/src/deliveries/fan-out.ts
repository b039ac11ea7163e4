import { matchesFilter, type Territory } from '@intarsi/contracts'
import { sql, type Transaction } from 'kysely'
import { isTaskEvent } from '../adapters/fhir-body.ts'
import { feedTerritoriesOf } from '../feed/client-rights.ts'
import type { AlsoDo } from '../feed/give-positions.ts'
import { filterable } from '../feed/read-feed.ts'
import type { NotificationsSchema } from '../schema.ts'

/**
 * Owes every new line of the feed to each endpoint that asks for it and may see it, in the transaction that gives the
 * line its position: what has a position has its deliveries. Paused endpoints are owed too; disabled ones catch up by
 * "replay missing".
 */
export const fanOut: AlsoDo = async (trx, lines, now) => {
  const endpoints = await trx
    .selectFrom('endpoint')
    .select(['endpoint_id', 'client_id', 'filter', 'format'])
    .where('state', 'in', ['active', 'paused'])
    .execute()
  if (endpoints.length === 0) return
  const rights = await feedTerritoriesOf(
    trx,
    now,
    endpoints.map(({ client_id }) => client_id),
  )
  const owed = endpoints.flatMap(({ endpoint_id, client_id, filter, format }) => {
    const territories = rights.get(client_id) ?? []
    return lines
      .filter((line) => territories.includes(line.territory_id as Territory))
      .filter((line) => matchesFilter(filter, filterable(line)))
      .filter((line) => format !== 'fhir-task' || isTaskEvent(line.type))
      .map(({ position }) => ({ endpoint_id, position }))
  })
  await oweLines(trx, owed, now)
}

type Owed = { endpoint_id: string; position: number }

/** Writes deliveries of lines of the feed, each once per endpoint; one that was held back is due again. Answers how many. */
export async function oweLines(
  trx: Transaction<NotificationsSchema>,
  owed: readonly Owed[],
  now: Date,
): Promise<number> {
  if (owed.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into delivery (endpoint_id, event_id, household_id, territory_id, type, key, position, next_attempt_at, created_at)
    select o.endpoint_id, e.event_id, e.household_id, e.territory_id, e.type, e.subject, l.position,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(${owed.map((each) => each.endpoint_id)}::uuid[], ${owed.map((each) => each.position)}::bigint[])
      o (endpoint_id, position)
    join feed_log l using (position) join feed_event e using (event_id)
    order by l.position
    on conflict (endpoint_id, event_id) do update
      set state = 'due', reason = null, step = 0, next_attempt_at = excluded.next_attempt_at
      where delivery.state = 'cancelled'`.execute(trx)
  return Number(numAffectedRows ?? 0)
}
