import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import { afterAll, beforeAll } from 'vitest'
import { busMigrations, createEmbeddedTransport } from '../index.ts'
import { conformance, type Part } from './conformance.ts'
import { logger } from './world.ts'

/** Parts of the suite on a log in PostgreSQL. */
export function conformanceEmbedded(parts: readonly Part[]) {
  let bus: TestDatabase
  beforeAll(async () => {
    bus = await testDatabase([busMigrations])
  })
  afterAll(() => bus.close())
  conformance(
    {
      name: 'embedded',
      run: 'local',
      create: () => createEmbeddedTransport({ url: bus.url, logger, balanceMs: 100, idleSessionMs: 2_000 }),
      child: () => ({ kind: 'embedded', address: bus.url }),
    },
    parts,
  )
}
