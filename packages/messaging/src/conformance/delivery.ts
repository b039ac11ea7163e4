import { eventually } from '@intarsi/testkit'
import { afterEach, expect, test } from 'vitest'
import { on } from '../index.ts'
import {
  appliedTo,
  apply,
  type Bench,
  createWorld,
  households,
  type Schema,
  transactionsOf,
  untilApplied,
  upTo,
  type World,
} from './world.ts'

/** A group settles when its coordinator is done with every member: on a busy broker later than other things. */
const SHARED = { deadlineMs: 40_000 }

/** Order, completeness and single effect, whatever comes late, twice or while members come and go. */
export function deliveryRules(bench: Bench) {
  let world: World
  afterEach(() => world.close())

  test('facts of a household take effect in their order, each once, while households go side by side', async () => {
    world = await createWorld(bench)
    const keys = households(20)
    world.relay()
    world.consumer()
    await world.producer.announceAll(keys, 15)
    await untilApplied(world, keys, 15)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(15))
    await eventually(
      async () => (await world.producer.db.selectFrom('outbox_pending').selectAll().execute()).length === 0,
    )
  })

  test('facts of a household that come together take effect in one transaction, and one by one when one fails', async () => {
    world = await createWorld(bench)
    const keys = households(2)
    const [whole = '', failing = ''] = keys
    const tried: number[] = []
    const handle: typeof apply = async (tx, event) => {
      await apply(tx, event)
      if (event.partitionkey !== failing || Number(event.sequence) !== 4) return
      tried.push(4)
      if (tried.length < 3) throw new Error('not yet')
    }
    world.relay()
    world.consumer({
      subscriptions: [on<Schema, typeof world.contract>(world.contract, handle, { rootOnly: true })],
    })
    // Those that a new member reads first may have been seen by another: they are handled one by one.
    await world.producer.announceAll(keys, 1)
    await untilApplied(world, keys, 1)
    for (const key of keys) await world.producer.announce(key, { facts: 5 })
    await untilApplied(world, keys, 6)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(6))
    expect([await transactionsOf(world, whole), await transactionsOf(world, failing)]).toEqual([2, 6])
    expect(tried).toHaveLength(3)
  })

  test('a slow transaction that commits after a later position was published is not lost', async () => {
    world = await createWorld(bench)
    const [slow = '', quick = ''] = households(2)
    world.relay()
    world.consumer()
    const within = async () => {
      await world.producer.announce(quick)
      await untilApplied(world, [quick], 1)
    }
    await world.producer.announce(slow, { within })
    await untilApplied(world, [slow], 1)
    expect([await appliedTo(world, slow), await appliedTo(world, quick)]).toEqual([[1], [1]])
  })

  test('a record delivered again has no second effect', async () => {
    world = await createWorld(bench)
    const [key = ''] = households(1)
    const published: Parameters<typeof world.transport.publish>[0] = []
    const twice = {
      ...world.transport,
      publish: async (records: typeof published) => {
        await world.transport.publish(records)
        await world.transport.publish(records)
      },
    }
    world.relay({ transport: twice })
    const consumer = world.consumer()
    await world.producer.announceAll([key], 10)
    await untilApplied(world, [key], 10)
    await eventually(async () => (await consumer.lag()).every(({ records }) => records === 0))
    expect(await appliedTo(world, key)).toEqual(upTo(10))
  })

  test('a group that reads everything again changes nothing', async () => {
    world = await createWorld(bench)
    const keys = households(5)
    world.relay()
    const first = world.consumer()
    await world.producer.announceAll(keys, 4)
    await untilApplied(world, keys, 4)
    await first.stop()
    expect(await world.transport.topicsOf(world.service)).toEqual([world.contract.topic])
    await world.transport.seek(world.service, [world.contract.topic], 'beginning')
    expect((await world.transport.lag(world.service, [world.contract.topic]))[0]?.records).toBe(20)
    const second = world.consumer()
    await eventually(async () => (await second.lag()).every(({ records }) => records === 0))
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(4))
  })

  test('members of a group share the partitions, and what one leaves another takes up in order', async () => {
    world = await createWorld(bench)
    const keys = households(30)
    world.relay()
    const handledBy = [0, 0]
    const members = [0, 1].map((index) =>
      world.consumer({
        transport: world.another(),
        subscriptions: [
          on(world.contract, async (tx, event) => {
            handledBy[index] = (handledBy[index] ?? 0) + 1
            await apply(tx as Parameters<typeof apply>[0], event)
          }),
        ],
      }),
    )
    await eventually(async () => {
      await world.producer.announceAll(keys, 1)
      return handledBy.every((handled) => handled > 0)
    }, SHARED)
    const announcing = world.producer.announceAll(keys, 10)
    await members[0]?.stop()
    await announcing
    const sent = await sentCount(world, keys[0] ?? '')
    await untilApplied(world, keys, sent)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(sent))
  })

  test('relays of several processes share the shards and keep the order, also when one loses its database', async () => {
    world = await createWorld(bench)
    const keys = households(20)
    const relays = [world.relay({ transport: world.another() }), world.relay({ transport: world.another() })]
    world.consumer()
    await eventually(() => relays.every((relay) => relay.healthy()))
    const announcing = world.producer.announceAll(keys, 15)
    await world.producerDatabase.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'intarsi-relay-intake' and datname = current_database() limit 1`,
    )
    await announcing
    await untilApplied(world, keys, 15)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(15))
  })

  test('a consumer that is stopped finishes what it began, commits it and leaves the rest to the next', async () => {
    world = await createWorld(bench)
    const keys = households(10)
    let handled = 0
    const subscriptions = [
      on(world.contract, async (tx: Parameters<typeof apply>[0], event) => {
        handled++
        await apply(tx, event)
      }),
    ]
    world.relay()
    const first = world.consumer({ subscriptions, concurrency: 1 })
    await world.producer.announceAll(keys, 10)
    await eventually(() => handled > 5)
    expect(await first.stop()).toBe(true)
    const atStop = handled
    await eventually(async () => {
      const applied = await Promise.all(keys.map((key) => appliedTo(world, key)))
      return applied.flat().length === atStop
    })
    world.consumer({ subscriptions })
    await untilApplied(world, keys, 10)
    expect(handled).toBe(100)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(10))
  })
}

async function sentCount(world: World, key: string): Promise<number> {
  const rows = await world.producer.db.selectFrom('outbox').select('id').where('key', '=', key).execute()
  return rows.length
}
