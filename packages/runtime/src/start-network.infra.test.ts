import { randomUUID } from 'node:crypto'
import { kafkaBrokers } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterEach, test } from 'vitest'
import * as z from 'zod'
import { expectRightsToTravel, startPair } from '../test/rights-flow.ts'
import { createTransport, readConfig } from './index.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

test.skipIf(!kafkaBrokers())(
  'the same services over Kafka: a right given in one is a right in another',
  async () => {
    const env = {
      INTARSI_DATABASE_URL: 'postgres://unused',
      INTARSI_ISSUER: 'http://issuer.test',
      INTARSI_TRANSPORT: 'kafka',
      INTARSI_KAFKA_BROKERS: kafkaBrokers()?.join(','),
    }
    const transport = createTransport(readConfig(env, z.object({})).service, pino({ level: 'silent' }))
    closers.push(transport.close)
    // The broker is shared: a group of its own, so that no other run takes its partitions.
    const consumer = `housing-${randomUUID().slice(0, 8)}`
    const { network } = await startPair(transport, closers, consumer)
    await expectRightsToTravel(network, consumer)
  },
)
