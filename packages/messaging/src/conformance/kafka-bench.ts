import { randomUUID } from 'node:crypto'
import { kafkaBrokers, kafkaClient } from '@intarsi/testkit'
import { Kafka, logLevel } from 'kafkajs'
import { afterAll, describe } from 'vitest'
import { createKafkaTransport, type KafkaClient } from '../index.ts'
import { conformance, type Part } from './conformance.ts'
import { logger } from './world.ts'

/** A part of the suite on a real broker; each part is a file of its own, so that they run side by side. */
export function conformanceOnKafka(part: Part, client: KafkaClient = kafkaClient()) {
  const brokers = kafkaBrokers() ?? []
  const run = randomUUID().slice(0, 8)
  describe.skipIf(brokers.length === 0)('with a real broker', () => {
    conformance(
      {
        name: `kafka, ${client}`,
        run,
        create: () =>
          createKafkaTransport({
            ...{ brokers, client, clientId: 'conformance', logger },
            sessionTimeoutMs: 2_000,
          }),
        child: () => ({ kind: 'kafka', address: brokers[0] ?? '', client }),
      },
      [part],
    )
    afterAll(() => deleteTopics(brokers, run))
  })
}

async function deleteTopics(brokers: string[], run: string): Promise<void> {
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  const topics = (await admin.listTopics()).filter((topic) => topic.includes(run))
  await admin.deleteTopics({ topics })
  await admin.disconnect()
}
