import { referralRouted, withdrawalRequested } from '@intarsi/contracts'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { createDatabase } from '@intarsi/postgres'
import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MessagingTables } from './index.ts'
import { createUnitOfWork, messagingMigrations } from './index.ts'

const clock = createManualClock('2026-11-23T08:00:00.000Z')
const newId = createUuidV7(clock)
let database: TestDatabase
let woken = 0

beforeAll(async () => {
  database = await testDatabase([messagingMigrations])
})
afterAll(() => database.close())

function start() {
  const db = createDatabase<MessagingTables>(database.pool)
  const unitOfWork = createUnitOfWork({ db, service: 'equipe', clock, newId, wake: () => woken++ })
  return { db, unitOfWork, householdId: newId() }
}

const example = referralRouted.example

test('announced facts have a gapless sequence, the cause of their command and members of their household', async () => {
  const { db, unitOfWork, householdId } = start()
  const before = woken
  const cause = { correlationId: newId(), causationId: newId() }
  for (let i = 0; i < 3; i++)
    await unitOfWork(async (tx) => {
      await tx.lock('equipe.households', householdId)
      await tx.announce(referralRouted, householdId, { ...example, householdId })
    }, cause)
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('key', '=', householdId)
    .orderBy('position')
    .execute()
  expect(rows.map(({ payload }) => payload.sequence)).toEqual([
    '000000000001',
    '000000000002',
    '000000000003',
  ])
  expect(rows[0]?.payload).toMatchObject({
    source: `/equipe/households/${householdId}`,
    partitionkey: householdId,
    householdid: householdId,
    territory: example.territory,
    referralnumber: example.referralNumber,
    correlationid: cause.correlationId,
    causationid: cause.causationId,
    time: '2026-11-23T08:00:00.000Z',
  })
  expect(woken - before).toBe(3)
})

test('one transaction may announce for several causes, and the sequence goes on', async () => {
  const { db, unitOfWork, householdId } = start()
  const causes = [1, 2].map(() => ({ correlationId: newId(), causationId: newId() }))
  await unitOfWork(async (tx) => {
    await tx.lock('equipe.households', householdId)
    for (const cause of causes)
      await tx.causedBy(cause).announce(referralRouted, householdId, { ...example, householdId })
  })
  const rows = await db
    .selectFrom('outbox')
    .select('payload')
    .where('key', '=', householdId)
    .orderBy('position')
    .execute()
  expect(rows.map(({ payload }) => [payload.sequence, payload.correlationid, payload.causationid])).toEqual([
    ['000000000001', causes[0]?.correlationId, causes[0]?.causationId],
    ['000000000002', causes[1]?.correlationId, causes[1]?.causationId],
  ])
})

test('commands on one household at the same time are numbered in the order of their commits', async () => {
  const { db, unitOfWork, householdId } = start()
  const order: number[] = []
  await Promise.all(
    [...Array(8).keys()].map((number) =>
      unitOfWork(async (tx) => {
        await tx.lock('equipe.households', householdId)
        order.push(number)
        await tx.announce(referralRouted, householdId, { ...example, householdId, profileVersion: number })
      }),
    ),
  )
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('key', '=', householdId)
    .orderBy('position')
    .execute()
  expect(rows.map(({ payload }) => (payload.data as { profileVersion: number }).profileVersion)).toEqual(
    order,
  )
  expect(rows.map(({ payload }) => Number(payload.sequence))).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('what is gathered is written once, after the work and in its order, whatever its cause', async () => {
  const { unitOfWork, householdId } = start()
  const seen: string[] = []
  const write = async (_: unknown, items: readonly string[]) => void seen.push(`wrote ${items.join()}`)
  await unitOfWork(async (tx) => {
    await tx.lock('equipe.households', householdId)
    tx.gather(write, 'a')
    tx.causedBy({ correlationId: newId(), causationId: newId() }).gather(write, 'b')
    seen.push('worked')
  })
  expect(seen).toEqual(['worked', 'wrote a,b'])
})

test('what one transaction announces about several roots is stored in its order', async () => {
  const { db, unitOfWork, householdId } = start()
  const keys = [householdId, newId(), householdId]
  await unitOfWork(async (tx) => {
    for (const key of keys) {
      await tx.lock('equipe.households', key)
      await tx.announce(referralRouted, key, { ...example, householdId: key })
    }
  })
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('key', 'in', keys)
    .orderBy('position')
    .execute()
  expect(rows.map(({ key, payload }) => [key, Number(payload.sequence)])).toEqual([
    [keys[0], 1],
    [keys[1], 1],
    [keys[2], 2],
  ])
})

test('nothing is stored when what is announced about one of the roots does not go on from its last number', async () => {
  const { db, unitOfWork, householdId } = start()
  const keys = [householdId, newId()]
  const forked = unitOfWork(async (tx) => {
    for (const key of keys) {
      await tx.lock('equipe.households', key)
      await tx.announce(referralRouted, key, { ...example, householdId: key })
    }
    await sql`update message_root set last_sequence = 5 where root_id = ${householdId}`.execute(tx.trx)
  })
  await expect(forked).rejects.toThrow(`does not follow its root's last one`)
  expect(await db.selectFrom('outbox').selectAll().where('key', 'in', keys).execute()).toEqual([])
})

test('a root that is locked twice at once gives each number once', async () => {
  const { db, unitOfWork, householdId } = start()
  await unitOfWork((tx) =>
    Promise.all(
      [1, 2].map(async () => {
        await tx.lock('equipe.households', householdId)
        await tx.announce(referralRouted, householdId, { ...example, householdId })
      }),
    ),
  )
  const rows = await db.selectFrom('outbox').select('payload').where('key', '=', householdId).execute()
  expect(rows.map(({ payload }) => Number(payload.sequence)).sort()).toEqual([1, 2])
})

test('what comes when the work is done is refused, not lost', async () => {
  const { unitOfWork, householdId } = start()
  const late = await unitOfWork(async (tx) => {
    await tx.lock('equipe.households', householdId)
    return tx
  })
  const announced = late.announce(referralRouted, householdId, { ...example, householdId })
  await expect(announced).rejects.toThrow('work is done')
  expect(() => late.gather(async () => undefined, 'a')).toThrow('work is done')
})

test('nothing is stored, numbered or woken when the work throws', async () => {
  const { db, unitOfWork, householdId } = start()
  const before = woken
  const failing = unitOfWork(async (tx) => {
    await tx.lock('equipe.households', householdId)
    await tx.announce(referralRouted, householdId, { ...example, householdId })
    throw new Error('a bug')
  })
  await expect(failing).rejects.toThrow('a bug')
  expect(await db.selectFrom('outbox').selectAll().where('key', '=', householdId).execute()).toEqual([])
  expect(woken).toBe(before)
})

test('a statement that failed and was caught commits nothing in silence', async () => {
  const { db, unitOfWork, householdId } = start()
  const before = woken
  const caught = unitOfWork(async (tx) => {
    await tx.lock('equipe.households', householdId)
    await tx.announce(referralRouted, householdId, { ...example, householdId })
    await sql`select 1 / 0`.execute(tx.trx).catch(() => undefined)
  })
  await expect(caught).rejects.toThrow()
  expect(await db.selectFrom('outbox').selectAll().where('key', '=', householdId).execute()).toEqual([])
  expect(woken).toBe(before)
})

test('a fact cannot be announced without the lock of its root, nor by a service that does not own it', async () => {
  const { unitOfWork, householdId } = start()
  const unlocked = unitOfWork((tx) => tx.announce(referralRouted, householdId, { ...example, householdId }))
  await expect(unlocked).rejects.toThrow('is not locked')
  const foreign = unitOfWork(async (tx) => {
    await tx.lock('intake.households', householdId)
    await tx.announce(withdrawalRequested, householdId, { ...withdrawalRequested.example, householdId })
  })
  await expect(foreign).rejects.toThrow('belongs to intake')
})

test('a producer cannot send members its contract does not have, at any depth, nor more than 16 KiB', async () => {
  const { unitOfWork, householdId } = start()
  const announce = (data: object) =>
    unitOfWork(async (tx) => {
      await tx.lock('equipe.households', householdId)
      await tx.announce(referralRouted, householdId, { ...example, householdId, ...data })
    })
  const leaking = { rule: { id: 'x', summary: 'y', facts: [], surname: 'Rossi' } }
  await expect(announce(leaking)).rejects.toThrow('/rule/surname')
  const rule = { id: 'x', summary: 'y'.repeat(17 * 1024), facts: [] }
  await expect(announce({ rule })).rejects.toThrow('more than the 16384')
})
