import { spawn } from 'node:child_process'
import { eventually } from '@intarsi/testkit'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { requestRedrive } from '../index.ts'
import type { Step } from '../probe.ts'
import type { ChildOptions } from './child.ts'
import {
  appliedTo,
  type Bench,
  createWorld,
  households,
  parkedOf,
  untilApplied,
  upTo,
  type World,
} from './world.ts'

const RELAY_STEPS: Step[] = ['relay-read', 'relay-published', 'relay-deleted']
const CONSUMER_STEPS: Step[] = [
  'consumer-counted',
  'consumer-handled',
  'consumer-committed',
  'consumer-batch-done',
]
/** Up to ten processes start one after the other: three seconds each on a slow machine, before anything is waited for. */
const MANY_STARTS_MS = 180_000
const CHILD = new URL('./child.ts', import.meta.url).pathname

/** SIGKILL between any two steps: a real process, a real kill, and then somebody else goes on. */
export function crashRules(bench: Bench) {
  let world: World
  afterEach(() => world.close())

  test.for(RELAY_STEPS)('a relay killed at %s loses nothing and keeps the order', async (step) => {
    world = await createWorld(bench)
    const keys = households(6)
    await world.producer.announceAll(keys, 5)
    expect(await runChild(world, { role: 'relay', step, hit: 1 })).toBe('SIGKILL')
    world.relay()
    world.consumer()
    await world.producer.announceAll(keys, 2)
    await untilApplied(world, keys, 7)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(7))
  })

  test.for(CONSUMER_STEPS)('a consumer killed at %s loses nothing and doubles nothing', async (step) => {
    world = await createWorld(bench)
    const keys = households(6)
    world.relay()
    await world.producer.announceAll(keys, 5)
    expect(
      await runChild(world, { role: 'consumer', step, hit: step === 'consumer-batch-done' ? 1 : 3 }),
    ).toBe('SIGKILL')
    world.consumer()
    await world.producer.announceAll(keys, 2)
    await untilApplied(world, keys, 7, 40_000)
    for (const key of keys) expect(await appliedTo(world, key)).toEqual(upTo(7))
    expect(await parkedOf(world)).toEqual([])
  })

  test('an event that kills the process is parked, and nothing else is, not even in another service of the process', {
    timeout: MANY_STARTS_MS,
  }, async () => {
    world = await createWorld(bench)
    const [deadly = '', ...others] = households(4)
    const beside = `${world.service}-beside`
    await parkByKilling(world, { deadly, others, beside })
    await untilApplied(world, others, 3, 40_000)
    await expect.poll(async () => (await parkedOf(world)).length, { timeout: 40_000 }).toBe(3)
    const [head, ...behind] = await parkedOf(world)
    expect(head).toMatchObject({ key: deadly, reason: 'handler', error: 'ended the process' })
    expect(behind.map(({ key, reason }) => [key, reason])).toEqual(Array(2).fill([deadly, 'behind']))
    expect(await mostAttempts(world, beside)).toBeLessThan(3)
  })

  test('a redrive that kills the process is given up, and does not do so at every start', {
    timeout: MANY_STARTS_MS,
  }, async () => {
    world = await createWorld(bench)
    const [deadly = ''] = households(1)
    const consumer = await parkByKilling(world, { deadly, others: [] })
    await expect.poll(async () => (await parkedOf(world)).length, { timeout: 40_000 }).toBe(3)
    await consumer.stop()
    await requestRedrive(world.db, { key: deadly })
    await endFive(world, { killedBy: deadly })
    world.consumer()
    const wishes = async () => (await parkedOf(world)).map((one) => [one.redriveRequestedAt, one.error])
    await expect
      .poll(wishes, { timeout: 40_000 })
      .toEqual([[null, 'ended the process'], ...Array(2).fill([null, ''])])
    expect(await mostAttempts(world, world.service)).toBe(0)
    // A working handler, and another wish: all of it is applied.
    await requestRedrive(world.db, { key: deadly })
    await untilApplied(world, [deadly], 3, 40_000)
    expect(await appliedTo(world, deadly)).toEqual(upTo(3))
  })
}

type Killing = { deadly: string; others: string[]; beside?: string }

/** Three events of each household, five processes that the first of the deadly one's kills, and a consumer that lives. */
async function parkByKilling(world: World, { deadly, others, beside }: Killing) {
  world.relay()
  await world.producer.announceAll([deadly, ...others], 3)
  // Each child's first batch has to hold the deadly event: only there are attempts counted.
  await untilPublished(world)
  await endFive(world, { killedBy: deadly, ...(beside ? { beside } : {}) })
  return world.consumer()
}

/** Five processes, one after the other, each ended by the same event. */
async function endFive(world: World, what: Pick<ChildOptions, 'killedBy' | 'beside'>) {
  for (let run = 0; run < 5; run++)
    expect(await runChild(world, { role: 'consumer', ...what })).toBe('SIGKILL')
}

async function mostAttempts({ db }: World, consumer: string): Promise<number> {
  const { rows } = await sql<{ most: number }>`
    select coalesce(max(count), 0)::int as most from attempt where consumer = ${consumer}`.execute(db)
  return rows[0]?.most ?? 0
}

async function untilPublished({ producer }: World) {
  await eventually(
    async () => (await producer.db.selectFrom('outbox_pending').select('position').execute()).length === 0,
  )
}

/** Runs a relay or consumer in a process of its own until that kills itself, and answers by which signal it ended. */
async function runChild(
  world: World,
  what: Pick<ChildOptions, 'role' | 'step' | 'hit' | 'killedBy' | 'beside'>,
) {
  const options: ChildOptions = {
    ...what,
    transport: world.bench.child(),
    service: world.service,
    topic: world.contract.topic,
    producerUrl: world.producerDatabase.url,
    consumerUrl: world.consumerDatabase.url,
  }
  const child = spawn(process.execPath, [CHILD, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const signal = await new Promise((resolve) =>
    child.once('exit', (code, by) => resolve(by ?? `exit ${code}: ${errors}`)),
  )
  return signal
}
