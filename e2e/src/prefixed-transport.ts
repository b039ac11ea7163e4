import type { RecordBatch, Transport } from '@intarsi/messaging'

/** The same log under names of one's own, so that flows on one shared broker never read each other's events. */
export function prefixedTransport(transport: Transport, prefix: string): Transport {
  const named = (topic: string) => `${prefix}.${topic}`
  const plain = (topic: string) => topic.slice(prefix.length + 1)
  const stripped = (batch: RecordBatch): RecordBatch => ({
    ...batch,
    topic: plain(batch.topic),
    records: batch.records.map((record) => ({ ...record, topic: plain(record.topic) })),
  })
  return {
    kind: transport.kind,
    ensureTopics: (topics) => transport.ensureTopics(topics.map(named)),
    publish: (records) =>
      transport.publish(records.map((record) => ({ ...record, topic: named(record.topic) }))),
    consume: (options) =>
      transport.consume({
        ...options,
        group: named(options.group),
        topics: options.topics.map(named),
        handle: (batch, control) => options.handle(stripped(batch), control),
      }),
    lag: async (group, topics) =>
      (await transport.lag(named(group), topics.map(named))).map((lag) => ({
        ...lag,
        topic: plain(lag.topic),
      })),
    seek: (group, topics, to) => transport.seek(named(group), topics.map(named), to),
    topicsOf: async (group) => (await transport.topicsOf(named(group))).map(plain),
    forget: (group, topics) => transport.forget(named(group), topics.map(named)),
    close: () => transport.close(),
  }
}
