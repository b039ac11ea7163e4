import { matchesFilter, type Territory } from '@intarsi/contracts'
import type { Tx } from '@intarsi/messaging'
import { sql } from 'kysely'
import { isTaskEvent } from '../adapters/fhir-body.ts'
import type { EndpointRow } from '../endpoints/tables.ts'
import { feedTerritoriesOf } from '../feed/client-rights.ts'
import { filterable } from '../feed/read-feed.ts'
import type { NotificationsSchema } from '../schema.ts'
import { oweLines } from './fan-out.ts'

/** Lines looked at in one transaction: thirty days of a region would keep everybody's deliveries waiting. */
const AT_ONCE = 2_000

/** How many were owed, and after which position to go on; null: that was all. */
export type OwedMissing = { added: number; next: number | null }

/**
 * Owes an endpoint the next lines since an instant that it asks for, may see, and was never sent: those from before it
 * was made or while it was disabled, and those held back for a right or a filter that it had not.
 */
export async function oweMissing(
  tx: Tx<NotificationsSchema>,
  row: EndpointRow,
  { since, after }: { since: Date; after: number },
): Promise<OwedMissing> {
  const rights = await feedTerritoriesOf(tx.trx, tx.now, [row.client_id])
  const territories = rights.get(row.client_id) ?? []
  if (territories.length === 0) return { added: 0, next: null }
  const lines = await neverSent(tx, row, { territories, since, after })
  const owed = lines
    .filter((line) => matchesFilter(row.filter, filterable(line)))
    .filter((line) => row.format !== 'fhir-task' || isTaskEvent(line.type))
    .map(({ position }) => ({ endpoint_id: row.endpoint_id, position }))
  const added = await oweLines(tx.trx, owed, tx.now)
  return { added, next: lines.length < AT_ONCE ? null : (lines.at(-1)?.position ?? null) }
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
