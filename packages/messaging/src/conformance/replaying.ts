import { eventually } from '@intarsi/testkit'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { findReplay, publishArchive, requestReplay } from '../index.ts'
import { appliedTo, type Bench, createWorld, households, untilApplied, upTo, type World } from './world.ts'

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
    world.consumer({ reset: async (tx) => void (await sql`delete from applied`.execute(tx.trx)) })
    const id = await requestReplay(world.db, { consumer: world.service, kind: 'rebuild' })
    await world.producer.announceAll(keys, 2)
    await done(id)
    await untilApplied(world, keys, 7)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(7))
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
}

async function idsUpTo(world: World, number: number): Promise<string[]> {
  const rows = await world.producer.db.selectFrom('outbox').select(['id', 'payload']).execute()
  return rows.filter(({ payload }) => Number(payload.sequence) <= number).map(({ id }) => id)
}
