import { accessMigrations } from '@intarsi/access'
import type { DataOf, Envelope, EventContract } from '@intarsi/contracts'
import { httpMigrations } from '@intarsi/http'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { messagingMigrations, type Subscription, testUnitOfWork } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import { Registry } from 'prom-client'
import { notificationsMigrations } from '../migrations/index.ts'
import { publicFeed } from '../src/public-feed/subscriptions.ts'
import { onCaseFacts } from '../src/recipients/on-case-facts.ts'
import { onHousingFacts } from '../src/recipients/on-housing-facts.ts'
import { onIntakeFacts } from '../src/recipients/on-intake-facts.ts'
import { onReferralFacts } from '../src/recipients/on-referral-facts.ts'
import { createReferralLatency } from '../src/recipients/referral-latency.ts'
import type { NotificationsSchema } from '../src/schema.ts'

export const publicUrl = 'https://intarsi.example.org'
export const apiUrl = 'https://api.example.org'

/** A real database with the service's handlers, fed by hand: `deliver` does what the consumer does. */
export async function openFixture(at = '2026-11-24T09:00:00.000Z') {
  const database = await testDatabase([
    messagingMigrations,
    httpMigrations,
    accessMigrations,
    notificationsMigrations,
  ])
  const clock = createManualClock(at)
  const newId = createUuidV7(clock)
  const metrics = new Registry()
  const db = createDatabase<NotificationsSchema>(database.pool)
  const unitOfWork = testUnitOfWork(db, { service: 'notifications', clock, newId })
  const subscriptions: Subscription<NotificationsSchema>[] = [
    ...onIntakeFacts(newId),
    ...onReferralFacts(newId),
    ...onCaseFacts({ newId, publicUrl, latency: createReferralLatency(metrics, clock) }),
    ...onHousingFacts(newId),
    ...publicFeed({ api: apiUrl, page: publicUrl }),
  ]
  const envelopeOf = <Contract extends EventContract>(contract: Contract, data: DataOf<Contract>): Envelope =>
    ({
      id: newId(),
      type: contract.type,
      time: clock.now().toISOString(),
      ...('householdId' in data ? { householdid: data.householdId } : {}),
      data,
    }) as Envelope
  /** Several events share a transaction, as those of one household do. */
  const deliver = async (...events: Envelope[]) => {
    await unitOfWork(async (tx) => {
      for (const event of events)
        for (const { contract, handle } of subscriptions)
          if (contract.type === event.type) await handle(tx, event)
    })
  }
  const outbox = async () =>
    (
      await database.pool.query<{ payload: Envelope }>('select payload from outbox order by position')
    ).rows.map((row) => row.payload)
  return {
    databaseUrl: database.url,
    db,
    clock,
    newId,
    metrics,
    unitOfWork,
    subscriptions,
    deliver,
    envelopeOf,
    outbox,
    close: database.close,
  }
}
