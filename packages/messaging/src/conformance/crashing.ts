import { spawn } from 'node:child_process'
import { eventually } from '@intarsi/testkit'
import { afterEach, expect, test } from 'vitest'
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
/** Five processes start one after the other: three seconds each on a slow machine, before anything is waited for. */
const FIVE_STARTS_MS = 120_000
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

  test('an event that kills the process is parked, and nothing else is', {
    timeout: FIVE_STARTS_MS,
  }, async () => {
    world = await createWorld(bench)
    const [deadly = '', ...others] = households(4)
    world.relay()
    await world.producer.announceAll([deadly, ...others], 3)
    // Each child's first batch has to hold the deadly event: only there are attempts counted.
    await untilPublished(world)
    for (let run = 0; run < 5; run++)
      expect(await runChild(world, { role: 'consumer', killedBy: deadly })).toBe('SIGKILL')
    world.consumer()
    await untilApplied(world, others, 3, 40_000)
    await expect.poll(async () => (await parkedOf(world)).length, { timeout: 40_000 }).toBe(3)
    const [head, ...behind] = await parkedOf(world)
    expect(head).toMatchObject({ key: deadly, reason: 'handler', error: 'ended the process' })
    expect(behind.map(({ key, reason }) => [key, reason])).toEqual(Array(2).fill([deadly, 'behind']))
  })
}

async function untilPublished({ producer }: World) {
  await eventually(
    async () => (await producer.db.selectFrom('outbox_pending').select('position').execute()).length === 0,
  )
}

/** Runs a relay or consumer in a process of its own until that kills itself, and answers by which signal it ended. */
async function runChild(world: World, what: Pick<ChildOptions, 'role' | 'step' | 'hit' | 'killedBy'>) {
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
