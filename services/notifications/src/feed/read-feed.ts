import { type EventFilter, matchesFilter, type Territory } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'
import { cursorOf, readHead } from './cursor.ts'

/** Lines looked at in one query, and in one page: a narrow filter must not read the whole feed in one request. */
const AT_ONCE = 500
const MOST_LOOKED_AT = 5_000

/** What a client may see at all, and what it asks for of that. */
export type View = { territories: readonly Territory[]; filter: EventFilter }

export type FeedLine = { cursor: string; type: string; body: string }
export type FeedPage = { lines: FeedLine[]; cursor: string; position: number; more: boolean }

/**
 * The next lines after a position that the view lets through, in order, and where to go on. `more`: there is something
 * left to look at now.
 */
export async function readFeed(
  db: Kysely<NotificationsSchema>,
  view: View,
  { after, limit }: { after: number; limit: number },
): Promise<FeedPage> {
  const head = await readHead(db)
  const lines: FeedLine[] = []
  let at = { position: after, cursor: '' }
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += AT_ONCE) {
    const rows = await nextRows(db, view, { after: at.position, until: head.position })
    for (const row of rows) {
      at = { position: row.position, cursor: cursorOf(row.position, row.event_id) }
      if (!matchesFilter(view.filter, filterable(row))) continue
      lines.push({ cursor: at.cursor, type: row.type, body: row.body })
      if (lines.length === limit) return { lines, ...at, more: at.position < head.position }
    }
    // Nothing else of the view up to the head: the next reading begins there.
    if (rows.length < AT_ONCE) return { lines, ...(head.position < after ? at : head), more: false }
  }
  return { lines, ...at, more: true }
}

async function nextRows(
  db: Kysely<NotificationsSchema>,
  { territories, filter }: View,
  { after, until }: { after: number; until: number },
) {
  const wanted = territories.filter(
    (territory) => filter.territories.length === 0 || filter.territories.includes(territory),
  )
  if (wanted.length === 0) return []
  return db
    .selectFrom('feed_log as l')
    .innerJoin('feed_event as e', 'e.event_id', 'l.event_id')
    .select(['l.position', 'e.event_id', 'e.type', 'e.subject', 'e.territory_id', 'e.table_id', 'e.body_id'])
    .select(['e.area', 'e.body'])
    .where('l.territory_id', 'in', wanted)
    .where('l.position', '>', after)
    .where('l.position', '<=', until)
    .orderBy('l.position')
    .limit(AT_ONCE)
    .execute()
}

type FilterColumns = {
  type: string
  subject: string
  territory_id: string
  table_id: string | null
  body_id: string | null
  area: string | null
}

/** A stored line as a filter looks at it. */
export function filterable(row: FilterColumns) {
  return {
    type: row.type,
    subject: row.subject,
    territory: row.territory_id,
    tableid: row.table_id ?? undefined,
    bodyid: row.body_id ?? undefined,
    area: row.area ?? undefined,
  }
}
