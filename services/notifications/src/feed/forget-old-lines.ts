import type { Clock } from '@intarsi/kernel'
import { type Kysely, sql } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'

/** As long as Kafka keeps its topics. */
export const FEED_DAYS = 30
const DAY_MS = 86_400_000
const AT_ONCE = 5_000

/** Forgets deliveries as old as that, with their attempts, and endpoints that were deleted and are owed nothing. */
export async function forgetOldDeliveries(db: Kysely<NotificationsSchema>, clock: Clock): Promise<number> {
  const before = new Date(clock.now().getTime() - FEED_DAYS * DAY_MS)
  const { numAffectedRows } = await sql`
    delete from delivery where delivery_id in (
      select delivery_id from delivery where created_at < ${before}::timestamptz limit ${AT_ONCE}
    )`.execute(db)
  await sql`
    delete from endpoint e where state = 'deleted' and updated_at < ${before}::timestamptz
      and not exists (select from delivery d where d.endpoint_id = e.endpoint_id)`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Forgets lines older than 30 days, some thousands at a time; answers how many. */
export async function forgetOldLines(db: Kysely<NotificationsSchema>, clock: Clock): Promise<number> {
  const before = new Date(clock.now().getTime() - FEED_DAYS * DAY_MS)
  const { rows } = await sql<{ forgotten: number }>`
    with old as (
      delete from feed_log where position in (
        select position from feed_log where logged_at < ${before}::timestamptz order by logged_at limit ${AT_ONCE}
      ) returning event_id
    ), gone as (
      delete from feed_event using old where feed_event.event_id = old.event_id returning 1
    )
    select count(*) as forgotten from gone`.execute(db)
  return rows[0]?.forgotten ?? 0
}
