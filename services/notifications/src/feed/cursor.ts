import { type Kysely, sql } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'

/**
 * Where a reader stands: `<position>-<end of the id of the event there>`, or `oldest`. The second part tells a position
 * from the same number in a feed that was restored from a backup. `0-0` is before the first event of all.
 */
export const CURSOR = /^(oldest|\d{1,15}-([0-9a-f]{8}|0))$/
export const OLDEST = 'oldest'

export function cursorOf(position: number, eventId: string | null): string {
  return `${position}-${eventId === null ? '0' : eventId.slice(-8)}`
}

/** Not ok: events after the cursor are not kept any more, or the cursor is of another life of this feed. */
export type Resumed = { ok: boolean; position: number }

/** The position after which to read. When the cursor cannot be resumed from, the one before the oldest event kept. */
export async function resume(db: Kysely<NotificationsSchema>, cursor: string): Promise<Resumed> {
  const asked = cursor === OLDEST ? 0 : Number(cursor.split('-')[0])
  const { rows } = await sql<{ event_id: string | null; first: number | null; last_position: number }>`
    select last_position,
      (select event_id from feed_log where position = ${asked}::bigint) as event_id,
      (select min(position) from feed_log) as first
    from feed_head`.execute(db)
  const [found] = rows
  if (!found) throw new Error('The feed has no head.')
  const oldest = (found.first ?? found.last_position + 1) - 1
  if (cursor === OLDEST) return { ok: true, position: oldest }
  const known = asked === 0 ? oldest === 0 : found.event_id !== null
  if (known && cursor === cursorOf(asked, found.event_id)) return { ok: true, position: asked }
  return { ok: false, position: oldest }
}

/** After the newest event: whoever begins there reads only what happens from now on. */
export async function readHead(
  db: Kysely<NotificationsSchema>,
): Promise<{ position: number; cursor: string }> {
  const { rows } = await sql<{ last_position: number; event_id: string | null }>`
    select h.last_position, l.event_id from feed_head h left join feed_log l on l.position = h.last_position`.execute(
    db,
  )
  const position = rows[0]?.last_position ?? 0
  return { position, cursor: cursorOf(position, rows[0]?.event_id ?? null) }
}
