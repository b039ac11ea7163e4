import type { Stream } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'
import { INBOX_DAYS } from '../consumer/inbox.ts'
import { type PendingEvent, recordOf } from '../outbox/pending.ts'
import type { Transport } from '../transport.ts'

const EVENTS_AT_ONCE = 500
const DAY_MS = 86_400_000

export type ArchiveOptions = {
  transport: Pick<Transport, 'publish' | 'ensureTopics'>
  stream: Stream
  /** The private topic that one consumer reads. */
  topic: string
  /** Only what was announced from then on. */
  since?: Date
  onProgress?: (events: number) => void
}

/** An event is announced this long before its inbox row may go, at least. */
const REMEMBERED_DAYS = INBOX_DAYS / 2

/**
 * Whether this consumer may be given archives from an instant on (null: from their beginning). One that has applied
 * events forgets their ids in time, and would apply old ones again over what is newer: it may have the last
 * 30 days only. Answers why not, or null.
 */
export async function whyNoArchive<Schema>(
  consumer: Kysely<Schema>,
  { service, since, now }: { service: string; since: Date | null; now: Date },
): Promise<string | null> {
  const { rows } = await sql<{ isNew: boolean }>`
    select not exists (select from inbox where consumer = ${service}) as "isNew"`.execute(consumer)
  if (rows[0]?.isNew) return null
  const oldest = new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS)
  if (since && since >= oldest) return null
  return `${service} has applied events before: it may have what was announced since ${oldest.toISOString()}, not older`
}

/**
 * Publishes a producer's archive of one stream to a private topic, in order per key, and answers how many events.
 * What commits meanwhile is not in it: the live topic has it, which a new consumer reads from its beginning afterwards.
 */
export async function publishArchive<Schema>(
  producer: Kysely<Schema>,
  options: ArchiveOptions,
): Promise<number> {
  const { transport, topic, since = null, onProgress } = options
  await transport.ensureTopics([topic])
  return producer
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      let published = 0
      for (let after = '-1'; ; ) {
        const { rows } = await sql<Omit<PendingEvent, 'shard'>>`
          select o.position::text as position, topic, key, payload from outbox o
          where aggregatetype = ${options.stream} and o.position > ${after}::bigint
            and (${since}::timestamptz is null or o.created_at >= ${since}::timestamptz)
          order by o.position limit ${EVENTS_AT_ONCE}`.execute(trx)
        const last = rows.at(-1)
        if (!last) return published
        await transport.publish(rows.map((row) => recordOf({ ...row, topic })))
        after = last.position
        published += rows.length
        onProgress?.(published)
      }
    })
}
