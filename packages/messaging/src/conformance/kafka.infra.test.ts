import { kafkaBrokers } from '@intarsi/testkit'
import { Kafka, logLevel } from 'kafkajs'
import { afterAll, describe } from 'vitest'
import { createKafkaTransport } from '../index.ts'
import { conformance } from './conformance.ts'
import { logger } from './world.ts'

const brokers = kafkaBrokers() ?? []

describe.skipIf(brokers.length === 0)('with a real broker', () => {
  conformance({
    name: 'kafka',
    create: () => createKafkaTransport({ brokers, clientId: 'conformance', logger, sessionTimeoutMs: 2_000 }),
    child: () => ({ kind: 'kafka', address: brokers[0] ?? '' }),
  })

  afterAll(async () => {
    const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    const ours = /^test\.[0-9a-f-]{36}\.|\.equipe-[0-9a-f]{8}\./
    const topics = (await admin.listTopics()).filter((topic) => ours.test(topic))
    await admin.deleteTopics({ topics })
    await admin.disconnect()
  })
})
