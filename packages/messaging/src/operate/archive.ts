import type { Stream } from '@intarsi/contracts'
import { type Kysely, sql } from 'kysely'
import { type PendingEvent, recordOf } from '../outbox/pending.ts'
import type { Transport } from '../transport.ts'

const EVENTS_AT_ONCE = 500

export type ArchiveOptions = {
  transport: Pick<Transport, 'publish' | 'ensureTopics'>
  stream: Stream
  /** The private topic that one new consumer reads. */
  topic: string
  onProgress?: (events: number) => void
}

/**
 * Publishes a producer's archive of one stream to a private topic, in order per key, and answers how many events.
 * What commits meanwhile is not in it: the live topic has it, which a new consumer reads from its beginning afterwards.
 */
export async function publishArchive<Schema>(
  producer: Kysely<Schema>,
  options: ArchiveOptions,
): Promise<number> {
  const { transport, topic, onProgress } = options
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
