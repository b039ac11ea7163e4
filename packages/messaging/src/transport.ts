/** A record on its way out. Records with one key keep their order. */
export type OutgoingRecord = { topic: string; key: string; value: string; headers: Record<string, string> }

export type ConsumedRecord = {
  topic: string
  partition: number
  /** Grows within a partition; a string because Kafka's offsets are 64 bits wide. */
  offset: string
  key: string | null
  value: Buffer | null
  headers: Record<string, string>
  publishedAt: Date
}

/** A running consumer of one group. */
export type Consumption = {
  /** Finishes what is being handled, commits, leaves the group. */
  stop: () => Promise<void>
  healthy: () => boolean
}

/**
 * What intarsi asks of a message log: durable, ordered per key, at least once. Everything above (inbox, parking,
 * per-key queues) is one code for every transport.
 */
export type Transport = {
  readonly kind: 'kafka' | 'embedded'
  ensureTopics: (topics: string[]) => Promise<void>
  /** Resolves when every record is durable; may have published some of them when it rejects. */
  publish: (records: OutgoingRecord[]) => Promise<void>
  /**
   * Calls `handle` with batches of one partition, in order, never two at a time for a partition. When it resolves,
   * the whole batch is done and its position is committed; when it rejects, the batch is delivered again.
   */
  consume: (options: {
    group: string
    topics: string[]
    handle: (
      batch: { topic: string; partition: number; records: ConsumedRecord[] },
      stale: () => boolean,
    ) => Promise<void>
  }) => Promise<Consumption>
  /** Records not yet committed by the group, and how old the oldest is (seconds), per topic. */
  lag: (group: string, topics: string[]) => Promise<{ topic: string; records: number; seconds: number }[]>
  close: () => Promise<void>
}
