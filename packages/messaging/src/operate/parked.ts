import type { Envelope } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'
import { lockRoot } from '../root-lock.ts'

/** A parked event as an operator lists it: no content. */
export type ParkedEvent = {
  id: string
  consumer: string
  topic: string
  key: string
  eventId: string
  type: string
  partition: number
  offset: string
  reason: string
  error: string
  attempts: number
  firstFailedAt: Date
  lastFailedAt: Date
  redriveRequestedAt: Date | null
}

const COLUMNS = sql`id::text as id, consumer, topic, key, event_id as "eventId", type, partition, "offset", reason, error,
  attempts, first_failed_at as "firstFailedAt", last_failed_at as "lastFailedAt", redrive_requested_at as "redriveRequestedAt"`

/** `after`: the `id` of the last one seen. */
export type ParkedQuery = {
  key?: string | undefined
  reason?: string | undefined
  after?: string | undefined
  limit?: number
}

/** The parked events of a service's database, oldest first, in the order in which a redrive applies them. */
export async function listParked<Schema>(
  db: Kysely<Schema>,
  { key, reason, after, limit = 100 }: ParkedQuery = {},
): Promise<ParkedEvent[]> {
  const { rows } = await sql<ParkedEvent>`
    select ${COLUMNS} from parked p
    where (${key ?? null}::text is null or key = ${key ?? null})
      and (${reason ?? null}::text is null or reason = ${reason ?? null}) and p.id > ${after ?? '0'}::bigint
    order by p.id limit ${limit}`.execute(db)
  return rows
}

/** One parked event with its content, which may be restricted. */
export async function showParked<Schema>(
  db: Kysely<Schema>,
  eventId: string,
): Promise<(ParkedEvent & { payload: Envelope }) | undefined> {
  const { rows } = await sql<ParkedEvent & { payload: Envelope }>`
    select ${COLUMNS}, payload from parked p where event_id = ${eventId}::uuid`.execute(db)
  return rows[0]
}

/** Asks the running consumer to apply the queues of these keys (all parked keys when none is named), in order. */
export async function requestRedrive<Schema>(
  db: Kysely<Schema>,
  { key }: { key?: string | undefined } = {},
): Promise<number> {
  const { numAffectedRows } = await sql`
    update parked set redrive_requested_at = now()
    where ${key ?? null}::text is null or key = ${key ?? null}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** What was given up: why, by whom (a person's id, or who sat at the command line) and when. */
export type DiscardedEvent = Pick<
  ParkedEvent,
  'consumer' | 'topic' | 'key' | 'eventId' | 'type' | 'error'
> & {
  reason: string
  discardedBy: string
  discardedAt: Date
}

/** Every event that was given up in a service's database, the newest first. */
export async function listDiscarded<Schema>(
  db: Kysely<Schema>,
  { key }: { key?: string | undefined } = {},
): Promise<DiscardedEvent[]> {
  const { rows } = await sql<DiscardedEvent>`
    select consumer, topic, key, event_id as "eventId", type, error, reason, discarded_by as "discardedBy",
      discarded_at as "discardedAt"
    from discarded where ${key ?? null}::text is null or key = ${key ?? null}
    order by discarded_at desc, event_id`.execute(db)
  return rows
}

/** A reason to discard, characters. */
export const DISCARD_REASON = { min: 5, max: 500 }

export type Discarding = { eventId: string; reason: string; by: string }

/**
 * Gives a parked event up: its inbox row says that it is done, the record of it says why and who. Answers false when
 * it is not parked any more. What waits behind it stays parked until its key is redriven. Throws on a reason that is
 * none, or too long.
 */
export async function discardParked<Schema>(db: Kysely<Schema>, discarding: Discarding): Promise<boolean> {
  const { eventId, by } = discarding
  const reason = discarding.reason.trim()
  const { min, max } = DISCARD_REASON
  if (reason.length < min || reason.length > max) throw new Error(`a reason has ${min} to ${max} characters`)
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ root_stream: string; key: string }>`
      select root_stream, key from parked where event_id = ${eventId}::uuid`.execute(trx)
    const [root] = rows
    if (!root) return false
    await lockRoot(trx, root.root_stream, root.key)
    const { numAffectedRows } = await sql`
      with gone as (delete from parked where event_id = ${eventId}::uuid returning *),
      done as (
        insert into inbox (consumer, event_id, received_at) select consumer, event_id, now() from gone
        on conflict do nothing
      )
      insert into discarded (consumer, event_id, topic, key, type, error, reason, discarded_by, discarded_at)
      select consumer, event_id, topic, key, type, error, ${reason}, ${by}, now() from gone`.execute(trx)
    return (numAffectedRows ?? 0n) > 0n
  })
}
