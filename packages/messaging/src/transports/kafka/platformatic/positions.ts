import { type Consumer, ListOffsetTimestamps } from '@platformatic/kafka'
import type { ConsumedRecord } from '../../../transport.ts'

/** A partition of this member, as long as it is its own. */
export type Owned = {
  partition: number
  /** Where the next fetch begins. */
  next: bigint
  /** All before it are handled. */
  done: bigint
  /** What this member has last committed; nothing yet after it joined. */
  committed: bigint | undefined
  /** Fetched, not yet in hand. */
  waiting: ConsumedRecord[][]
}

/** Where the group stands. */
export async function positionsOf(
  consumer: Consumer,
  topic: string,
  partitions: number[],
): Promise<Map<number, Owned>> {
  if (partitions.length === 0) return new Map()
  const wanted = { topics: [topic], partitions: { [topic]: partitions } }
  const [committed, low, high] = await Promise.all([
    consumer.listCommittedOffsets({ topics: [{ topic, partitions }] }),
    consumer.listOffsets({ ...wanted, timestamp: ListOffsetTimestamps.EARLIEST }),
    consumer.listOffsets({ ...wanted, timestamp: ListOffsetTimestamps.LATEST }),
  ])
  const at = (offsets: Map<string, bigint[]>, partition: number) => offsets.get(topic)?.[partition] ?? -1n
  return new Map(
    partitions.map((partition) => {
      const next = firstOf({
        committed: at(committed, partition),
        oldest: at(low, partition),
        end: at(high, partition),
      })
      return [partition, { partition, next, done: next, committed: undefined, waiting: [] }]
    }),
  )
}

/** Who never committed (-1), or committed what is no longer or not there, begins with the oldest record. */
export function firstOf({ committed, oldest, end }: Record<'committed' | 'oldest' | 'end', bigint>): bigint {
  return committed >= oldest && committed <= end ? committed : oldest
}

/**
 * Commits what is handled and was not committed. All of it once after each join: a member that was frozen may have
 * committed an older place meanwhile.
 */
export async function commitHandled(
  consumer: Consumer,
  topic: string,
  owned: ReadonlyMap<number, Owned>,
): Promise<void> {
  const due = [...owned.values()]
    .filter(({ done, committed }) => done !== committed)
    .map((one) => ({ one, done: one.done }))
  if (due.length === 0) return
  const offsets = due.map(({ one, done }) => ({
    topic,
    partition: one.partition,
    offset: done,
    leaderEpoch: -1,
  }))
  await consumer.commit({ offsets })
  for (const { one, done } of due) one.committed = done
}
