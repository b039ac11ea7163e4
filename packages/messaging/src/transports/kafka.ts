import type { ConsumeOptions, Consumption, Transport } from '../transport.ts'
import { createKafkaAdmin, type KafkaAdmin } from './kafka/admin.ts'
import type { ClientOptions, KafkaTransportOptions } from './kafka/client.ts'
import { consumeTopic } from './kafka/consumption.ts'
import { createKafkaProducer } from './kafka/producer.ts'
import { createRequestCounter } from './kafka/requests.ts'
import { ensureTopics, groupIdOf, readTopicLag, readTopics, seekTopic } from './kafka/topics.ts'
import { watchProgress } from './kafka/watchdog.ts'

export type { KafkaTransportOptions } from './kafka/client.ts'

/** Apache Kafka through kafkajs 2.2.4 (patched): connects at first use, and again whenever it must. */
export function createKafkaTransport(given: KafkaTransportOptions): Transport {
  const options = { ...given, countRequests: createRequestCounter(given.metrics) }
  const producer = createKafkaProducer(options)
  const admin = createKafkaAdmin(options)
  const consumptions = new Set<Consumption>()
  return {
    kind: 'kafka',
    ensureTopics: (topics) => admin.use((open) => ensureTopics(open, topics)),
    publish: (records) => producer.send(records),
    consume: async (consume) => {
      const consumption = consumeTopics(options, admin, consume)
      consumptions.add(consumption)
      return consumption
    },
    lag: (group, topics) =>
      admin.use((open) => Promise.all(topics.map((topic) => readTopicLag(open, group, topic)))),
    topicsOf: (group) => admin.use((open) => readTopics(open, group)),
    seek: (group, topics, to) =>
      admin.use(async (open) => {
        for (const topic of topics) await seekTopic(open, { group, topic }, to)
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

function consumeTopics(client: ClientOptions, admin: KafkaAdmin, options: ConsumeOptions): Consumption {
  const members = options.topics.map((topic) => {
    const consumption = consumeTopic({ client, options, topic })
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
