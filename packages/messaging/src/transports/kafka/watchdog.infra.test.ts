import { randomUUID } from 'node:crypto'
import { kafkaBrokers, type TestDatabase, testDatabase } from '@intarsi/testkit'
import * as platformatic from '@platformatic/kafka'
import * as kafkajs from 'kafkajs'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  appliedMigrations,
  appliedTo,
  createWorld,
  households,
  logger,
  untilApplied,
  upTo,
} from '../../conformance/world.ts'
import { createKafkaTransport, KAFKA_CLIENTS, type KafkaClient, messagingMigrations } from '../../index.ts'

const brokers = kafkaBrokers() ?? []
let databases: { producer: TestDatabase; consumer: TestDatabase }

beforeAll(async () => {
  const [producer, consumer] = await Promise.all([
    testDatabase([messagingMigrations]),
    testDatabase([messagingMigrations, appliedMigrations]),
  ])
  databases = { producer, consumer }
})
afterAll(async () => {
  await databases.producer.close()
  await databases.consumer.close()
})

test.skipIf(brokers.length === 0).each(KAFKA_CLIENTS)(
  'a client of %s that no longer fetches while its heartbeats go on is replaced by another, which loses nothing',
  async (client) => {
    const clients = SPIES[client]()
    const world = await createWorld({
      ...{ name: 'kafka', run: randomUUID().slice(0, 8), databases: () => databases },
      create: () =>
        createKafkaTransport({ brokers, client, clientId: 'stuck', logger, progressEveryMs: 400 }),
      child: () => ({ kind: 'kafka', address: '' }),
    })
    try {
      const keys = households(8)
      const metrics = new Registry()
      world.relay()
      world.consumer({ metrics })
      await world.producer.announceAll(keys, 2)
      await untilApplied(world, keys, 2)
      const before = clients.made()
      clients.stick(world.contract.topic)
      await world.producer.announceAll(keys, 3)
      await untilApplied(world, keys, 5, 30_000)
      for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(5))
      expect(clients.made()).toBeGreaterThan(before)
      expect(await metrics.metrics()).toContain(
        `intarsi_consumer_rebuilds_total{service="${world.service}"} ${clients.made() - 1}`,
      )
    } finally {
      await world.close()
      vi.restoreAllMocks()
    }
  },
)

/** Watches a library's consumers from now on. */
type Spy = {
  made: () => number
  /** As a client sticks: it fetches nothing any more, and its member stays alive for the group. */
  stick: (topic: string) => void
}

const SPIES: Record<KafkaClient, () => Spy> = {
  kafkajs: () => {
    const made: kafkajs.Consumer[] = []
    const make = kafkajs.Kafka.prototype.consumer
    vi.spyOn(kafkajs.Kafka.prototype, 'consumer').mockImplementation(function (
      this: kafkajs.Kafka,
      ...config
    ) {
      const consumer = make.apply(this, config)
      made.push(consumer)
      return consumer
    })
    return { made: () => made.length, stick: (topic) => made.at(-1)?.pause([{ topic }]) }
  },
  platformatic: () => {
    const made = new Set<platformatic.Consumer>()
    let stuck: platformatic.Consumer | undefined
    const fetch = platformatic.Consumer.prototype.fetch as (...asked: unknown[]) => unknown
    const watched = function (this: platformatic.Consumer, ...asked: unknown[]) {
      made.add(this)
      return this === stuck ? new Promise(() => undefined) : fetch.apply(this, asked)
    }
    vi.spyOn(platformatic.Consumer.prototype, 'fetch').mockImplementation(watched as never)
    const stick = () => {
      stuck = [...made].at(-1)
    }
    return { made: () => made.size, stick }
  },
}
