import { busMigrations, createEmbeddedTransport } from '@intarsi/messaging'
import { notifications } from '@intarsi/notifications'
import { testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { runDeliveries } from './src/deliveries/run-deliveries.ts'

/** The run of `npm run deliveries`, small: ten thousand events to fifty endpoints take minutes. */
test('slow, failing and dead endpoints delay no healthy one, lose nothing, and nobody gets what is not for it', async () => {
  const [bus, own] = [await testDatabase([busMigrations]), await testDatabase(notifications.migrations)]
  const transport = createEmbeddedTransport({ url: bus.url, logger: pino({ level: 'silent' }) })
  try {
    const outcome = await runDeliveries({
      ...{ transport, databaseUrl: own.url },
      ...{ endpoints: 12, events: 200, eventsPerSecond: 60, patienceMs: 120_000 },
    })
    expect(outcome.healthy).toMatchObject({ endpoints: 8, missing: 0 })
    expect(outcome.healthy.owed).toBeGreaterThan(200)
    expect(outcome.broken).toMatchObject({ endpoints: 4, missingAfterRecovery: 0 })
    expect(outcome.broken.owed).toBeGreaterThan(50)
    expect([outcome.strays, outcome.outOfOrder]).toEqual([0, 0])
    // `npm run deliveries` wants a second; a suite shares its machine, and a held-up endpoint would wait for eight.
    expect(outcome.onWayMs.p95).toBeLessThan(8_000)
  } finally {
    await transport.close()
    await Promise.all([bus.close(), own.close()])
  }
}, 300_000)
