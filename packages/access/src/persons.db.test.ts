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
  await keepPerson(db, example, clock.now())
  const { version: _, ...rights } = example
  expect(await createActorLookup(db)(example.subject)).toEqual({
    ...rights,
    formerRoles: [],
    since: new Date(example.since).toISOString(),
  })
  expect(await createActorLookup(db)('demo|nobody')).toBeUndefined()
})

test('where somebody stands in for a chair is kept as a role with its last day, until another word of the person', async () => {
  const personId = newId()
  const as = (version: number, delegations: (typeof example)['delegations']) =>
    keepPerson(db, { ...example, personId, subject: personId, roles: [], delegations, version }, clock.now())
  const table = { territory: 'RE', tableId: newId() } as const
  const standsIn = { ...table, role: 'delegate', healthRole: false }
  await as(1, [{ ...table, untilOn: '2026-11-26' }])
  await as(2, [{ ...table, untilOn: '2026-12-03' }])
  const [role, none] = [{ ...standsIn, untilOn: '2026-12-03' }, []]
  expect(await createActorLookup(db)(personId)).toMatchObject({ roles: [role], formerRoles: none })
  await as(3, [])
  expect(await createActorLookup(db)(personId)).toMatchObject({ roles: none, formerRoles: [role] })
})

test('in whatever order and however often changes come, the newest version holds', async () => {
  const versions = fc.shuffledSubarray([1, 2, 3, 4, 4, 5, 5], { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(versions, async (order) => {
      const personId = newId()
      for (const version of order) {
        const changed = { ...example, personId, subject: personId, active: version % 2 === 0, version }
        await keepPerson(db, changed, clock.now())
      }
      const found = await createActorLookup(db)(personId)
      expect(found?.active).toBe(Math.max(...order) % 2 === 0)
    }),
    { numRuns: 20 },
  )
})

test('a role that ended is kept with its day; a repeat of an older state brings nothing back', async () => {
  const personId = newId()
  const [role] = example.roles
  const as = (version: number, roles: typeof example.roles, at: string) =>
    keepPerson(db, { ...example, personId, subject: personId, version, roles }, new Date(at))
  await as(1, example.roles, '2026-01-01T00:00:00.000Z')
  await as(2, [], '2026-11-09T08:00:00.000Z')
  await as(3, [], '2026-11-20T08:00:00.000Z')
  await as(1, example.roles, '2026-11-21T08:00:00.000Z')
  expect(await createActorLookup(db)(personId)).toMatchObject({
    roles: [],
    formerRoles: expect.arrayContaining([{ ...role, until: '2026-11-09T08:00:00.000Z' }]),
  })
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
