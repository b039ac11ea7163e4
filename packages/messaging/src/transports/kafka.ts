import type { ConsumeOptions, Consumption, Transport } from '../transport.ts'
import { createKafkaAdmin, type KafkaAdmin } from './kafka/admin.ts'
import type { ClientOptions, KafkaTransportOptions } from './kafka/client.ts'
import { consumeTopic } from './kafka/consumption.ts'
import { type Library, libraryOf } from './kafka/libraries.ts'
import { createKafkaProducer } from './kafka/producer.ts'
import { createRequestCounter } from './kafka/requests.ts'
import { ensureTopics, groupIdOf, readTopicLag, readTopics, seekTopic } from './kafka/topics.ts'
import { watchProgress } from './kafka/watchdog.ts'

export type { KafkaClient, KafkaTransportOptions } from './kafka/client.ts'
export { KAFKA_CLIENTS } from './kafka/client.ts'

/**
 * Apache Kafka: connects at first use, and again whenever it must. Publishes and consumes through the library that
 * was asked for; topics, positions and lag go through kafkajs 2.2.4 (patched) either way.
 */
export function createKafkaTransport(given: KafkaTransportOptions): Transport {
  const options = { ...given, count: createRequestCounter(given.metrics) }
  const library = libraryOf(given.client ?? 'kafkajs')
  const producer = createKafkaProducer(() => library.connect(options))
  const admin = createKafkaAdmin(options)
  const consumptions = new Set<Consumption>()
  return {
    kind: 'kafka',
    ensureTopics: (topics) => admin.use((open) => ensureTopics(open, topics)),
    publish: (records) => producer.send(records),
    consume: async (consume) => {
      const consumption = consumeTopics({ client: options, library, admin }, consume)
      consumptions.add(consumption)
      return consumption
    },
    lag: (group, topics) =>
      admin.use((open) => Promise.all(topics.map((topic) => readTopicLag(open, group, topic)))),
    topicsOf: (group) => admin.use((open) => readTopics(open, group)),
    seek: (group, topics, to) =>
      // At once: each is a group of its own, and a broker has a new group wait some seconds for more members.
      admin.use(async (open) => {
        await Promise.all(topics.map((topic) => seekTopic(open, { group, topic }, to)))
      }),
    forget: async (group, topics) => {
      await admin.use((open) => open.deleteGroups(topics.map((topic) => groupIdOf(group, topic))))
    },
    close: async () => {
      await Promise.all([...consumptions].map((consumption) => consumption.stop()))
      await producer.close()
      await admin.close()
    },
  }
}

type Through = { client: ClientOptions; library: Library; admin: KafkaAdmin }

function consumeTopics({ client, library, admin }: Through, options: ConsumeOptions): Consumption {
  const members = options.topics.map((topic) => {
    const consumption = consumeTopic({ client, options, topic, createMember: library.createMember })
    const unwatch = watchProgress({
      consumption,
      group: options.group,
      admin,
      logger: client.logger,
      everyMs: client.progressEveryMs,
    })
    return { consumption, unwatch }
  })
  return {
    rebuilds: () => members.reduce((sum, { consumption }) => sum + consumption.rebuilds(), 0),
    healthy: () => members.every(({ consumption }) => consumption.healthy()),
    stop: async () => {
      for (const { unwatch } of members) unwatch()
      await Promise.all(members.map(({ consumption }) => consumption.stop()))
    },
  }
}
