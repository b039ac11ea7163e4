import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import { afterAll, beforeAll, describe } from 'vitest'
import { messagingMigrations } from '../index.ts'
import { crashRules } from './crashing.ts'
import { deliveryRules } from './delivery.ts'
import { parkingRules } from './parking.ts'
import { replayRules } from './replaying.ts'
import { appliedMigrations, type Bench } from './world.ts'

/** The one suite that every transport must pass. */
export function conformance(transport: Omit<Bench, 'databases'>) {
  let producer: TestDatabase
  let consumer: TestDatabase
  beforeAll(async () => {
    producer = await testDatabase([messagingMigrations])
    consumer = await testDatabase([messagingMigrations, appliedMigrations])
  })
  afterAll(async () => {
    await producer.close()
    await consumer.close()
  })
  const bench: Bench = { ...transport, databases: () => ({ producer, consumer }) }
  describe(`${bench.name}: delivery`, () => deliveryRules(bench))
  describe(`${bench.name}: parking`, () => parkingRules(bench))
  describe(`${bench.name}: replay`, () => replayRules(bench))
  describe(`${bench.name}: crashes`, () => crashRules(bench))
}
