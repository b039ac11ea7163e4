import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import { afterAll, beforeAll, describe } from 'vitest'
import { messagingMigrations } from '../index.ts'
import { crashRules } from './crashing.ts'
import { deliveryRules } from './delivery.ts'
import { parkingRules } from './parking.ts'
import { replayRules } from './replaying.ts'
import { appliedMigrations, type Bench } from './world.ts'

const PARTS = { delivery: deliveryRules, parking: parkingRules, replay: replayRules, crashes: crashRules }

export type Part = keyof typeof PARTS

/** The one suite that every transport must pass. */
export function conformance(transport: Omit<Bench, 'databases'>, parts: readonly Part[]) {
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
  for (const part of parts) describe(`${bench.name}: ${part}`, () => PARTS[part](bench))
}
