import type { Clock } from '@intarsi/kernel'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'

/** Enough to keep up with a burst, few enough that the head's row is held for some milliseconds only. */
export const AT_ONCE = 500

/** A line of the feed that has just got its position. */
export type Positioned = {
  position: number
  event_id: string
  type: string
  subject: string
  territory_id: string
  table_id: string | null
  body_id: string | null
  area: string | null
}

/** What else happens in the transaction that gives the positions: the deliveries that follow from them. */
export type AlsoDo = (trx: Transaction<NotificationsSchema>, lines: Positioned[], now: Date) => Promise<void>

type Deps = { db: Kysely<NotificationsSchema>; clock: Clock; also: AlsoDo }

/**
 * Gives the next lines their positions, oldest first, and answers them. The head's row is locked while it does, by
 * whichever instance is first: a reader who sees a position sees every one before it. For one household the order of
 * arrival is that of commits, because a line is written under the household's lock. Events are looked up one by one
 * (`limit 1`): two are waiting as a rule, and a plan made for hundreds would read every event there ever was.
 */
export async function givePositions({ db, clock, also }: Deps): Promise<Positioned[]> {
  return db.transaction().execute(async (trx) => {
    const { rows: heads } = await sql<{ last_position: number }>`
      select last_position from feed_head where exists (select from feed_pending) for update`.execute(trx)
    const head = heads[0]
    if (!head) return []
    const now = clock.now()
    const { rows } = await sql<Positioned>`
      with taken as (
        delete from feed_pending where arrival in (
          select arrival from feed_pending order by arrival limit ${AT_ONCE}
        ) returning arrival, event_id
      ), logged as (
        insert into feed_log (position, event_id, territory_id, logged_at)
        select ${head.last_position}::bigint + row_number() over (order by t.arrival), t.event_id, e.territory_id,
          ${now}::timestamptz
        from taken t cross join lateral (select territory_id from feed_event where event_id = t.event_id limit 1) e
        returning position, event_id
      ), moved as (
        update feed_head set last_position = last_position + (select count(*) from taken)
      )
      select l.position, e.event_id, e.type, e.subject, e.territory_id, e.table_id, e.body_id, e.area
      from logged l cross join lateral (select * from feed_event where event_id = l.event_id limit 1) e
      order by l.position`.execute(trx)
    if (rows.length > 0) await also(trx, rows, now)
    return rows
  })
}
