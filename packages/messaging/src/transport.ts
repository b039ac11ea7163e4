/** A record on its way out. Records with one key keep their order. */
export type OutgoingRecord = {
  topic: string
  key: string
  value: string | Buffer
  headers: Record<string, string>
}

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

export type RecordBatch = {
  topic: string
  partition: number
  records: ConsumedRecord[]
  /** True when these records may have been delivered before: what a new owner finds, or a batch again. */
  redelivery: boolean
}

export type BatchControl = {
  /** True when another member owns the partition by now, or this one stops: what is begun is finished, no more. */
  stale: () => boolean
  /** Says that the work goes on; call it after each record. A member that says nothing for long is taken for dead. */
  progress: () => Promise<void>
}

/** A running consumer of one group. */
export type Consumption = {
  /** Finishes what is being handled, commits, leaves the group. */
  stop: () => Promise<void>
  healthy: () => boolean
  /** How often its client had to be replaced by a new one: it crashed, or read nothing although there was something. */
  rebuilds: () => number
}

export type ConsumeOptions = {
  group: string
  topics: string[]
  /**
   * Gets batches of one partition, in order, never two at a time for a partition. When it resolves, the whole batch
   * is done and its position is committed; when it rejects, the batch comes again after a back-off. Rejects too when
   * it stops early because it went stale.
   */
  handle: (batch: RecordBatch, control: BatchControl) => Promise<void>
}

export type TopicLag = { topic: string; records: number; seconds: number }

/**
 * What intarsi asks of a message log: durable, ordered per key, at least once. Everything above (inbox, parking,
 * per-key queues) is one code for every transport.
 */
export type Transport = {
  readonly kind: 'kafka' | 'embedded'
  /** Makes the topics that are missing, with 24 partitions and 30 days. Throws when one has another count. */
  ensureTopics: (topics: string[]) => Promise<void>
  /** Resolves when every record is durable; may have published some of them when it rejects. */
  publish: (records: OutgoingRecord[]) => Promise<void>
  consume: (options: ConsumeOptions) => Promise<Consumption>
  /** Records not yet committed by the group, and how old the oldest is (seconds), per topic. */
  lag: (group: string, topics: string[]) => Promise<TopicLag[]>
  /** The topics on which a group has positions. */
  topicsOf: (group: string) => Promise<string[]>
  /** Sets where a group without members reads on. A group that was never set starts at the beginning. */
  seek: (group: string, topics: string[], to: Date | 'beginning' | 'end') => Promise<void>
  /** Forgets a group without members: its positions are gone. */
  forget: (group: string, topics: string[]) => Promise<void>
  close: () => Promise<void>
}
