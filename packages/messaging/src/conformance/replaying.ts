import type { EventContract } from '@intarsi/contracts'
import { eventually } from '@intarsi/testkit'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { findReplay, on, publishArchive, requestReplay, whyNoArchive } from '../index.ts'
import {
  appliedTo,
  apply,
  type Bench,
  createWorld,
  households,
  parkedNumbers,
  type Schema,
  untilApplied,
  upTo,
  type World,
} from './world.ts'

/** Reading again: after a restore, to build anew, and for a consumer that starts late. */
export function replayRules(bench: Bench) {
  let world: World
  afterEach(() => world.close())

  const done = (id: string) =>
    eventually(
      async () => {
        const replay = await findReplay(world.db, id)
        expect(replay?.error ?? null).toBeNull()
        return replay?.state === 'done'
      },
      { deadlineMs: 30_000 },
    )

  test('a resumed consumer applies what it had lost, in order, and skips what it has', async () => {
    world = await createWorld(bench)
    const keys = households(6)
    world.relay()
    world.consumer()
    await world.producer.announceAll(keys, 6)
    await untilApplied(world, keys, 6)
    // As after a restore of the database to an earlier moment.
    await sql`delete from inbox where consumer = ${world.service}
      and event_id <> all(${await idsUpTo(world, 3)}::uuid[])`.execute(world.db)
    await sql`delete from applied where number > 3 and household = any(${keys}::uuid[])`.execute(world.db)
    const id = await requestReplay(world.db, { consumer: world.service, kind: 'resume' })
    await world.producer.announceAll(keys, 2)
    await done(id)
    await untilApplied(world, keys, 8)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(8))
  })

  test('a rebuildable consumer is emptied and filled again, and one that is not refuses', async () => {
    world = await createWorld(bench)
    const keys = households(5)
    world.relay()
    const plain = world.consumer()
    await world.producer.announceAll(keys, 5)
    await untilApplied(world, keys, 5)
    const refused = await requestReplay(world.db, { consumer: world.service, kind: 'rebuild' })
    await eventually(async () => (await findReplay(world.db, refused))?.state === 'failed')
    expect((await findReplay(world.db, refused))?.error).toContain('not declared rebuildable')
    await plain.stop()
    await sql`update applied set number = -1 where household = any(${keys}::uuid[])`.execute(world.db)
    // As if the first one's fourth event had been given up.
    const [given = ''] = keys
    await sql`insert into discarded (consumer, event_id, topic, key, type, error, reason, discarded_by, discarded_at)
      values (${world.service}, ${await idOf(world, given, 4)}::uuid, ${world.contract.topic}, ${given}, '', '',
        'sent twice', 'someone', now())`.execute(world.db)
    world.consumer({ reset: async (tx) => void (await sql`delete from applied`.execute(tx.trx)) })
    const id = await requestReplay(world.db, { consumer: world.service, kind: 'rebuild' })
    await world.producer.announceAll(keys, 2)
    await done(id)
    await untilApplied(world, keys.slice(1), 7)
    for (const key of keys.slice(1)) expect(await appliedTo(world, key)).toEqual(upTo(7))
    await eventually(async () => (await appliedTo(world, given)).length === 6)
    expect(await appliedTo(world, given)).toEqual([1, 2, 3, 5, 6, 7])
  })

  test('a new consumer reads the archive first, as history, and goes on with the live topic in order', async () => {
    world = await createWorld(bench)
    const keys = households(5)
    await world.producer.announceAll(keys, 4)
    await sql`delete from outbox where key <> all(${keys})`.execute(world.producer.db)
    // Not retained any more: the relay was done with them long ago.
    await sql`delete from outbox_pending`.execute(world.producer.db)
    const { transport, contract } = world
    const topic = `${contract.topic}.archive`
    expect(await publishArchive(world.producer.db, { transport, stream: contract.stream, topic })).toBe(20)
    const id = await requestReplay(world.db, { consumer: world.service, kind: 'bootstrap', topics: [topic] })
    world.consumer()
    await done(id)
    world.relay()
    await world.producer.announceAll(keys, 2)
    await untilApplied(world, keys, 6)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(6))
    const history = await world.db
      .selectFrom('applied')
      .select('number')
      .where('historic', '=', true)
      .where('household', 'in', keys)
      .execute()
    expect(Math.max(...history.map(({ number }) => number))).toBe(4)
  })

  test('history that could not be applied is history still when it is redriven', async () => {
    world = await createWorld(bench)
    const [key = ''] = households(1)
    await world.producer.announceAll([key], 2)
    await sql`delete from outbox where key <> ${key}`.execute(world.producer.db)
    const { transport, contract } = world
    const topic = `${contract.topic}.archive`
    await publishArchive(world.producer.db, { transport, stream: contract.stream, topic })
    let broken = true
    const failing = on<Schema, EventContract>(contract, async (tx, event) => {
      if (broken) throw new Error('cannot')
      await apply(tx, event)
    })
    const id = await requestReplay(world.db, { consumer: world.service, kind: 'bootstrap', topics: [topic] })
    const consumer = world.consumer({ subscriptions: [failing] })
    await done(id)
    expect(await parkedNumbers(world)).toEqual([1, 2])
    broken = false
    await consumer.redrive({ topic: contract.topic, key })
    const told = await world.db
      .selectFrom('applied')
      .select('historic')
      .where('household', '=', key)
      .execute()
    expect(told).toEqual([{ historic: true }, { historic: true }])
  })

  test('archives go whole to a consumer that is new, and to another for as long as it knows what it applied', async () => {
    world = await createWorld(bench)
    const now = new Date('2026-11-27T08:00:00Z')
    const ask = (since: string | null) =>
      whyNoArchive(world.db, { service: world.service, since: since ? new Date(since) : null, now })
    expect(await ask(null)).toBeNull()
    await sql`insert into inbox (consumer, event_id, received_at)
      values (${world.service}, gen_random_uuid(), now())`.execute(world.db)
    expect(await ask(null)).toContain('has applied events before')
    expect(await ask('2026-10-27T08:00:00Z')).toContain('since 2026-10-28T08:00:00.000Z, not older')
    expect(await ask('2026-10-28T08:00:00Z')).toBeNull()
  })
}

async function idOf(world: World, key: string, number: number): Promise<string> {
  const rows = await world.producer.db
    .selectFrom('outbox')
    .select(['id', 'payload'])
    .where('key', '=', key)
    .execute()
  return rows.find(({ payload }) => Number(payload.sequence) === number)?.id ?? ''
}

async function idsUpTo(world: World, number: number): Promise<string[]> {
  const rows = await world.producer.db.selectFrom('outbox').select(['id', 'payload']).execute()
  return rows.filter(({ payload }) => Number(payload.sequence) <= number).map(({ id }) => id)
}
