import { personChanged } from '@intarsi/contracts'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { messagingMigrations, testUnitOfWork } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccessTables } from './index.ts'
import { accessMigrations, createActorLookup, keepPerson, recordRead } from './index.ts'

const clock = createManualClock('2026-11-23T08:00:00.000Z')
const newId = createUuidV7(clock)
let database: Awaited<ReturnType<typeof testDatabase>>
let db: ReturnType<typeof createDatabase<AccessTables>>

beforeAll(async () => {
  database = await testDatabase([messagingMigrations, accessMigrations])
  db = createDatabase<AccessTables>(database.pool)
})
afterAll(() => database.close())

const example = personChanged.example

test('a person of the contract is found by subject, with every right', async () => {
  await keepPerson(db, example)
  const { version: _, ...rights } = example
  expect(await createActorLookup(db)(example.subject)).toEqual({
    ...rights,
    since: new Date(example.since).toISOString(),
  })
  expect(await createActorLookup(db)('demo|nobody')).toBeUndefined()
})

test('in whatever order and however often changes come, the newest version holds', async () => {
  const versions = fc.shuffledSubarray([1, 2, 3, 4, 4, 5, 5], { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(versions, async (order) => {
      const personId = newId()
      for (const version of order) {
        await keepPerson(db, { ...example, personId, subject: personId, active: version % 2 === 0, version })
      }
      const found = await createActorLookup(db)(personId)
      expect(found?.active).toBe(Math.max(...order) % 2 === 0)
    }),
    { numRuns: 20 },
  )
})

test('a read of identity leaves who, what, about whom, why and when', async () => {
  const uow = testUnitOfWork(db, { service: 'intake', clock, newId })
  const householdId = newId()
  await uow((tx) =>
    recordRead(tx.trx, {
      actor: { personId: example.personId },
      action: 'referral.read-restricted',
      territory: 'RE',
      subjectKind: 'referral',
      subjectId: newId(),
      householdId,
      purpose: 'safety plan',
      at: tx.now,
      correlationId: tx.cause.correlationId,
    }),
  )
  const rows = await db
    .selectFrom('access_audit')
    .selectAll()
    .where('household_id', '=', householdId)
    .execute()
  expect(rows).toMatchObject([
    {
      actor_id: example.personId,
      action: 'referral.read-restricted',
      territory_id: 'RE',
      purpose: 'safety plan',
      occurred_at: clock.now(),
    },
  ])
})

test('names of as many households as can be asked for at once are one record', async () => {
  const uow = testUnitOfWork(db, { service: 'intake', clock, newId })
  const subjectId = Array.from({ length: 200 }, () => newId()).join(' ')
  await uow((tx) =>
    recordRead(tx.trx, {
      actor: { personId: example.personId },
      action: 'household.labels',
      territory: null,
      subjectKind: 'labels',
      subjectId,
      at: tx.now,
      correlationId: tx.cause.correlationId,
    }),
  )
  const rows = await db
    .selectFrom('access_audit')
    .select('audit_id')
    .where('subject_id', '=', subjectId)
    .execute()
  expect(rows).toHaveLength(1)
})
