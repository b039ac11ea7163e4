import { type Kysely, sql, type Transaction } from 'kysely'
import { createLimiter } from '../limiter.ts'

/** Attempts that an event gets before it is parked. */
export const MAX_ATTEMPTS = 5

/** One at a time in this process, over all its consumers and partitions: what may end it. */
export const alone = createLimiter(1)

/** Applied already; counted for the first time; or begun before, by somebody who did not finish it. */
export type Trace = 'applied' | 'first' | 'suspect'

/** Counts an event's first attempt in its own transaction; of one that was begun before it counts nothing. */
export async function countFirst<Schema>(
  db: Kysely<Schema>,
  consumer: string,
  eventId: string,
): Promise<Trace> {
  const { rows } = await sql<{ trace: Trace }>`
    with applied as (
      select from inbox where consumer = ${consumer} and event_id = ${eventId}::uuid
    ), first as (
      insert into attempt (consumer, event_id, count, first_at, last_at)
      select ${consumer}, ${eventId}::uuid, 1, now(), now() where not exists (select from applied)
      on conflict (consumer, event_id) do nothing
      returning count
    )
    select case when exists (select from applied) then 'applied'
      when exists (select from first) then 'first' else 'suspect' end as trace`.execute(db)
  return rows[0]?.trace ?? 'suspect'
}

/**
 * Counts one attempt in its own transaction and answers how many there were, this one included. 0 means that the
 * event has been applied already and needs none.
 */
export async function countAttempt<Schema>(
  db: Kysely<Schema>,
  consumer: string,
  eventId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    insert into attempt (consumer, event_id, count, first_at, last_at)
    select ${consumer}, ${eventId}::uuid, 1, now(), now()
    where not exists (select from inbox where consumer = ${consumer} and event_id = ${eventId}::uuid)
    on conflict (consumer, event_id) do update set count = attempt.count + 1, last_at = now()
    returning count`.execute(db)
  return rows[0]?.count ?? 0
}

export async function forgetAttempts<Schema>(
  db: Kysely<Schema> | Transaction<Schema>,
  consumer: string,
  eventId: string,
) {
  await sql`delete from attempt where consumer = ${consumer} and event_id = ${eventId}::uuid`.execute(db)
}
