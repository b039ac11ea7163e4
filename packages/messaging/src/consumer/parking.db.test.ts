import { householdJoined } from '@intarsi/contracts'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildEnvelope } from '../envelope.ts'
import { type MessagingTables, messagingMigrations } from '../index.ts'
import { insertParked } from './parking.ts'

const clock = createManualClock('2026-11-23T08:00:00.000Z')
const newId = createUuidV7(clock)
let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase([messagingMigrations])
})
afterAll(() => database.close())

function joinedIn(territory: string | undefined) {
  const rootId = newId()
  return buildEnvelope({
    contract: householdJoined,
    rootId,
    data: { ...householdJoined.example, householdId: rootId, territory },
    id: newId(),
    sequence: 1,
    now: clock.now(),
    cause: { correlationId: newId(), causationId: newId() },
    schemas: 'urn:test:',
  })
}

test.each([
  ['its own', 'MO', 'MO'],
  ['the one of nobody, when it says none: an old event parks like any other', undefined, 'unknown'],
])('a parked event about a household has a territory: %s', async (_, said, kept) => {
  const db = createDatabase<MessagingTables>(database.pool)
  const envelope = joinedIn(said)
  const record = { partition: 0, offset: '0', publishedAt: clock.now() }
  const arrival = {
    consumer: 'equipe',
    envelope,
    contract: householdJoined,
    record,
    mode: 'live' as const,
  }
  await db
    .transaction()
    .execute((trx) =>
      insertParked(
        trx,
        { ...arrival, rootStream: 'equipe.households' },
        { reason: 'handler', error: 'x', attempts: 1 },
      ),
    )
  const parked = db.selectFrom('parked').select('territory_id').where('event_id', '=', envelope.id)
  expect(await parked.execute()).toEqual([{ territory_id: kept }])
})
