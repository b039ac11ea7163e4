import { matchesFilter, type Territory } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import { sql } from 'kysely'
import { isTaskEvent } from '../adapters/fhir-body.ts'
import type { EndpointRow } from '../endpoints/tables.ts'
import { feedTerritoriesOf } from '../feed/client-rights.ts'
import { filterable } from '../feed/read-feed.ts'
import type { NotificationsSchema } from '../schema.ts'
import { oweLines } from './fan-out.ts'

/** Lines looked at in one query: thirty days of a region are more than a process should hold at once. */
const AT_ONCE = 2_000

/**
 * Owes an endpoint the lines since an instant that it asks for, may see, and was never sent: those from before it was
 * made or while it was disabled, and those held back for a right or a filter that it had not. Answers how many.
 */
export async function oweMissing(
  tx: Tx<NotificationsSchema>,
  row: EndpointRow,
  since: Date,
): Promise<number> {
  const rights = await feedTerritoriesOf(tx.trx, tx.now, [row.client_id])
  const territories = rights.get(row.client_id) ?? []
  if (territories.length === 0) return 0
  let added = 0
  for (let after = 0; ; ) {
    const lines = await neverSent(tx, row, { territories, since, after })
    const owed = lines
      .filter((line) => matchesFilter(row.filter, filterable(line)))
      .filter((line) => row.format !== 'fhir-task' || isTaskEvent(line.type))
      .map(({ position }) => ({ endpoint_id: row.endpoint_id, position }))
    added += await oweLines(tx.trx, owed, tx.now)
    if (lines.length < AT_ONCE) return added
    after = lines.at(-1)?.position ?? after
  }
}

type Looking = { territories: readonly Territory[]; since: Date; after: number }

async function neverSent(
  tx: Tx<NotificationsSchema>,
  row: EndpointRow,
  { territories, since, after }: Looking,
) {
  return tx.trx
    .selectFrom('feed_log as l')
    .innerJoin('feed_event as e', 'e.event_id', 'l.event_id')
    .select(['l.position', 'e.type', 'e.subject', 'e.territory_id', 'e.table_id', 'e.body_id', 'e.area'])
    .where('l.territory_id', 'in', territories)
    .where('l.logged_at', '>=', since)
    .where('l.position', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery as d')
            .select(sql`1`.as('one'))
            .where('d.endpoint_id', '=', row.endpoint_id)
            .where('d.state', '<>', 'cancelled')
            .whereRef('d.event_id', '=', 'l.event_id'),
        ),
      ),
    )
    .orderBy('l.position')
    .limit(AT_ONCE)
    .execute()
}
