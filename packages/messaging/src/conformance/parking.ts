import { deadLetterTopic, type EventContract, MAX_EVENT_BYTES } from '@intarsi/contracts'
import { eventually } from '@intarsi/testkit'
import { Registry } from 'prom-client'
import { afterEach, expect, test } from 'vitest'
import { discardParked, on, requestRedrive } from '../index.ts'
import {
  appliedTo,
  apply,
  type Bench,
  createWorld,
  households,
  parkedNumbers,
  parkedOf,
  type Schema,
  untilApplied,
  upTo,
  type World,
} from './world.ts'

/** A message that cannot be handled stops its own key and nothing else. */
export function parkingRules(bench: Bench) {
  let world: World
  afterEach(() => world.close())

  function failingFor(key: string, broken: () => boolean) {
    const calls = { count: 0 }
    const subscription = on<Schema, EventContract>(world.contract, async (tx, event) => {
      if (event.partitionkey === key && broken()) {
        calls.count++
        throw new Error('cannot')
      }
      await apply(tx, event)
    })
    return { calls, subscriptions: [subscription] }
  }

  test('a failing event is parked after five attempts, its key queues behind it, and a redrive applies all in order', async () => {
    world = await createWorld(bench)
    const [stuck = '', ...others] = households(8)
    let broken = true
    const { calls, subscriptions } = failingFor(stuck, () => broken)
    world.relay()
    const consumer = world.consumer({ subscriptions })
    await world.producer.announceAll([stuck, ...others], 3)
    await untilApplied(world, others, 3)
    await eventually(async () => (await parkedNumbers(world)).length === 3)
    expect(calls.count).toBe(5)
    expect(await parkedNumbers(world)).toEqual([1, 2, 3])
    const [head, second] = await parkedOf(world)
    expect(head).toMatchObject({ reason: 'handler', attempts: 5, key: stuck, topic: world.contract.topic })
    expect(second).toMatchObject({ reason: 'behind', attempts: 0 })

    expect(await consumer.redrive({ topic: world.contract.topic, key: stuck })).toMatchObject({
      applied: 0,
      left: 3,
    })
    broken = false
    await world.producer.announce(stuck)
    await eventually(async () => (await parkedNumbers(world)).length === 4)
    await requestRedrive(world.db, { key: stuck })
    await eventually(async () => (await parkedNumbers(world)).length === 0)
    await world.producer.announce(stuck)
    await untilApplied(world, [stuck], 5)
    expect(await appliedTo(world, stuck)).toEqual(upTo(5))
  })

  test('events that arrive while their key is redriven keep its order', async () => {
    world = await createWorld(bench)
    const [stuck = ''] = households(1)
    let broken = true
    const { subscriptions } = failingFor(stuck, () => broken)
    world.relay()
    const consumer = world.consumer({ subscriptions })
    await world.producer.announceAll([stuck], 10)
    await eventually(async () => (await parkedNumbers(world)).length === 10)
    broken = false
    const announcing = world.producer.announceAll([stuck], 20)
    await consumer.redrive({ topic: world.contract.topic, key: stuck })
    await announcing
    await eventually(async () => {
      await consumer.redrive({ topic: world.contract.topic, key: stuck })
      return (await appliedTo(world, stuck)).length === 30
    })
    expect(await appliedTo(world, stuck)).toEqual(upTo(30))
  })

  test('a discarded event never takes effect, and what waited behind it does', async () => {
    world = await createWorld(bench)
    const [stuck = ''] = households(1)
    let first = true
    const { subscriptions } = failingFor(stuck, () => first)
    world.relay()
    const consumer = world.consumer({ subscriptions })
    await world.producer.announceAll([stuck], 3)
    await eventually(async () => (await parkedNumbers(world)).length === 3)
    const [head] = await parkedOf(world)
    expect(
      await discardParked(world.db, { eventId: head?.eventId ?? '', reason: 'sent twice', by: 'someone' }),
    ).toBe(true)
    first = false
    expect(await consumer.redrive({ topic: world.contract.topic, key: stuck })).toEqual({
      applied: 2,
      left: 0,
    })
    expect(await appliedTo(world, stuck)).toEqual([2, 3])
    const { rows } = await world.consumerDatabase.pool.query(
      'select reason, discarded_by from discarded where consumer = $1',
      [world.service],
    )
    expect(rows).toEqual([{ reason: 'sent twice', discarded_by: 'someone' }])
  })

  test('while its own database fails the consumer waits: nothing is counted, parked or lost', async () => {
    world = await createWorld(bench)
    const keys = households(4)
    let failures = 8
    world.relay()
    world.consumer({
      subscriptions: [
        on<Schema, EventContract>(world.contract, async (tx, event) => {
          if (failures-- > 0)
            throw Object.assign(new Error('the database is shutting down'), { code: '57P01' })
          await apply(tx, event)
        }),
      ],
    })
    await world.producer.announceAll(keys, 3)
    await untilApplied(world, keys, 3)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(3))
    expect(await parkedNumbers(world)).toEqual([])
    expect(
      (await world.consumerDatabase.pool.query('select from attempt where consumer = $1', [world.service]))
        .rowCount,
    ).toBe(0)
  })

  test('a handler that catches a failed statement does not lose the event in silence', async () => {
    world = await createWorld(bench)
    const [key = ''] = households(1)
    world.relay()
    world.consumer({
      subscriptions: [
        on<Schema, EventContract>(world.contract, async (tx, event) => {
          await apply(tx, event)
          await tx.trx
            .selectFrom('nowhere' as 'applied')
            .selectAll()
            .execute()
            .catch(() => undefined)
        }),
      ],
    })
    await world.producer.announce(key)
    await eventually(async () => (await parkedNumbers(world)).length === 1)
  })

  test('malformed, oversized, unknown and invalid messages never stop a consumer', async () => {
    world = await createWorld(bench)
    const [key = '', odd = ''] = households(2)
    const { topic } = world.contract
    const metrics = new Registry()
    const deadLetters = async () =>
      (await metrics.metrics()).match(/^intarsi_consumer_events_total\{.*"dead-letter"\} (\d+)$/m)?.[1]
    world.relay()
    world.consumer({ metrics })
    await world.producer.announce(odd)
    await untilApplied(world, [odd], 1)
    expect(await deadLetters()).toBe('0')
    const { payload } = await world.producer.db
      .selectFrom('outbox')
      .selectAll()
      .where('key', '=', odd)
      .executeTakeFirstOrThrow()
    const event = (change: object) => JSON.stringify({ ...payload, id: crypto.randomUUID(), ...change })
    const messages: (string | Buffer)[] = [
      'not json',
      Buffer.from([0xff, 0xfe, 0x00]),
      '[]',
      JSON.stringify({ specversion: '1.0' }),
      event({ data: 'x'.repeat(MAX_EVENT_BYTES) }),
      'x'.repeat(300_000),
      event({ partitionkey: 'a\u0000b' }),
      event({ type: 'it.intarsi.intake.something-new.v1' }),
      event({ type: payload.type.replace('.v1', '.v9') }),
      event({ data: { ...(payload.data as object), reason: 'no such reason' } }),
    ]
    await world.transport.publish(messages.map((value) => ({ topic, key, value, headers: {} })))
    await world.producer.announceAll([key], 3)
    await untilApplied(world, [key], 3)
    const faults = async () =>
      (await parkedOf(world)).map(({ reason, error }) => `${reason}: ${error}`).toSorted()
    const found = await faults()
    expect(found).toEqual([
      expect.stringMatching(/^schema: data: \/reason /),
      expect.stringMatching(/^unknown-version: version of .*v9$/),
    ])
    const letters: Record<string, string>[] = []
    const reader = await world.transport.consume({
      group: `${world.service}-letters`,
      topics: [deadLetterTopic(world.service)],
      handle: async ({ records }) => {
        letters.push(...records.map(({ headers }) => headers))
      },
    })
    await eventually(() => letters.length >= 7, { deadlineMs: 20_000 })
    await reader.stop()
    expect(letters.map((headers) => headers['origin-topic'])).toEqual(Array(7).fill(topic))
    expect(await deadLetters()).toBe('7')
    // What is wrong with an event is not forgotten when it is tried again in vain.
    const before = await parkedOf(world)
    await requestRedrive(world.db, { key: odd })
    await eventually(async () =>
      (await parkedOf(world)).every(({ redriveRequestedAt }) => !redriveRequestedAt),
    )
    expect(await faults()).toEqual(found)
    expect((await parkedOf(world))[0]?.attempts).toBe((before[0]?.attempts ?? 0) + 1)
  })
}
