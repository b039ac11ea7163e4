import { matchesFilter, type Territory } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import { sql } from 'kysely'
import { isTaskEvent } from '../adapters/fhir-body.ts'
import type { EndpointRow } from '../endpoints/tables.ts'
import { feedTerritoriesOf } from '../feed/client-rights.ts'
import { filterable } from '../feed/read-feed.ts'
import type { NotificationsSchema } from '../schema.ts'
import { oweLines } from './fan-out.ts'

/** Owes an endpoint the lines since an instant that it asks for, may see, and was never owed; answers how many. */
export async function oweMissing(
  tx: Tx<NotificationsSchema>,
  row: EndpointRow,
  since: Date,
): Promise<number> {
  const rights = await feedTerritoriesOf(tx.trx, tx.now, [row.client_id])
  const territories = rights.get(row.client_id) ?? []
  const lines = await tx.trx
    .selectFrom('feed_log as l')
    .innerJoin('feed_event as e', 'e.event_id', 'l.event_id')
    .select(['l.position', 'e.type', 'e.subject', 'e.territory_id', 'e.table_id', 'e.body_id', 'e.area'])
    .where('l.logged_at', '>=', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery as d')
            .select(sql`1`.as('one'))
            .where('d.endpoint_id', '=', row.endpoint_id)
            .whereRef('d.event_id', '=', 'l.event_id'),
        ),
      ),
    )
    .orderBy('l.position')
    .execute()
  const owed = lines
    .filter((line) => territories.includes(line.territory_id as Territory))
    .filter((line) => matchesFilter(row.filter, filterable(line)))
    .filter((line) => row.format !== 'fhir-task' || isTaskEvent(line.type))
  return oweLines(
    tx.trx,
    owed.map(({ position }) => ({ endpoint_id: row.endpoint_id, position })),
    tx.now,
  )
}
