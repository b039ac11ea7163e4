import { randomUUID } from 'node:crypto'
import { kafkaBrokers, type TestDatabase, testDatabase } from '@intarsi/testkit'
import { type Consumer, Kafka } from 'kafkajs'
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
import { createKafkaTransport, messagingMigrations } from '../../index.ts'

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

test.skipIf(brokers.length === 0)(
  'a client that no longer fetches a partition while its heartbeats go on is replaced by another, which loses nothing',
  async () => {
    const made = clientsMade()
    const world = await createWorld({
      ...{ name: 'kafka', run: randomUUID().slice(0, 8), databases: () => databases },
      create: () => createKafkaTransport({ brokers, clientId: 'stuck', logger, progressEveryMs: 400 }),
      child: () => ({ kind: 'kafka', address: '' }),
    })
    try {
      const keys = households(8)
      const metrics = new Registry()
      world.relay()
      world.consumer({ metrics })
      await world.producer.announceAll(keys, 2)
      await untilApplied(world, keys, 2)
      const before = made.length
      // As a partition sticks: nothing of it is fetched any more, and the member stays alive for its group.
      made.at(-1)?.pause([{ topic: world.contract.topic }])
      await world.producer.announceAll(keys, 3)
      await untilApplied(world, keys, 5, 30_000)
      for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(5))
      expect(made.length).toBeGreaterThan(before)
      expect(await metrics.metrics()).toContain(
        `intarsi_consumer_rebuilds_total{service="${world.service}"} ${made.length - 1}`,
      )
    } finally {
      await world.close()
      vi.restoreAllMocks()
    }
  },
)

/** Every consumer that kafkajs makes from now on. */
function clientsMade(): Consumer[] {
  const made: Consumer[] = []
  const make = Kafka.prototype.consumer
  vi.spyOn(Kafka.prototype, 'consumer').mockImplementation(function (this: Kafka, ...config) {
    const consumer = make.apply(this, config)
    made.push(consumer)
    return consumer
  })
  return made
}
