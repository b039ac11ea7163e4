import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  busMigrations,
  createEmbeddedTransport,
  createKafkaTransport,
  type Transport,
} from '@intarsi/messaging'
import { notifications } from '@intarsi/notifications'
import { createClient, type IntarsiEvent } from '@intarsi/sdk'
import { eventually, kafkaBrokers, type TestDatabase, testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type FeedClient,
  type FeedSystem,
  movedRecord,
  newCase,
  openFeedSystem,
  submittedRecord,
} from './src/feed-system.ts'
import { type Follower, followerOf } from './src/followers.ts'

const WAIT = { deadlineMs: 90_000 }
const cases = Array.from({ length: 5 }, () => newCase('RE'))
const directory = mkdtempSync(join(tmpdir(), 'intarsi-followers-'))
const brokers = kafkaBrokers()

let databases: TestDatabase[]
let transport: Transport
let system: FeedSystem
let client: FeedClient
/** Those that ask by themselves, and with them the receivers, which run from the beginning. */
let consumers: Follower[]
/** All that were made so far: what fails on the way leaves nobody running. */
const followers: Follower[] = []

beforeAll(async () => {
  const logger = pino({ level: 'silent' })
  databases = [await testDatabase([busMigrations]), await testDatabase(notifications.migrations)]
  transport = brokers
    ? createKafkaTransport({ brokers, clientId: 'followers', logger })
    : createEmbeddedTransport({ url: databases[0]?.url ?? '', logger })
  if (brokers)
    await transport.ensureTopics([
      'intarsi.intake.households',
      'intarsi.equipe.households',
      'intarsi.equipe.people',
    ])
  system = await openFeedSystem(transport, databases[1]?.url ?? '')
  client = await system.client(['RE'])
  consumers = [...readers(), ...(brokers ? kafkaConsumers(brokers) : [])]
  followers.push(...consumers)
  await startReceivers()
})

afterAll(async () => {
  for (const follower of followers) await follower.kill()
  await system?.close()
  await transport?.close()
  await Promise.all((databases ?? []).map((database) => database.close()))
})

function readers(): Follower[] {
  const files = [
    'typescript/stream.ts',
    'typescript/pull.ts',
    'python/stream.py',
    'python/pull.py',
    'curl/pull.sh',
    'curl/stream.sh',
  ]
  return files.map((file) => {
    const cursor = join(directory, file.replace('/', '-'))
    return followerOf({
      file,
      env: { INTARSI_URL: system.url, INTARSI_TOKEN: client.token, CURSOR_FILE: cursor },
    })
  })
}

/** Each receiver has an endpoint of its own, verified while it runs. */
async function startReceivers(): Promise<void> {
  const sdk = createClient({ url: system.url, token: client.token })
  for (const file of ['typescript/webhook.ts', 'python/webhook_receiver.py']) {
    const port = await freePort()
    const { endpointId, secret } = await sdk.createEndpoint({
      url: `http://127.0.0.1:${port}/`,
      ordered: true,
    })
    const env = { INTARSI_SECRET: secret ?? '', PORT: String(port) }
    const follower = followerOf({ file, env, ready: /^listening/ })
    followers.push(follower)
    await follower.start()
    await sdk.verifyEndpoint(endpointId)
  }
}

/** In Python where its client for Kafka is installed, as CI does. */
function kafkaConsumers(addresses: string[]): Follower[] {
  const files = ['typescript/kafka.ts', ...(hasPythonClient() ? ['python/kafka_consumer.py'] : [])]
  return files.map((file) => {
    const group = `followers-${file.slice(0, 2)}-${cases[0]?.ref.householdId}`
    return followerOf({ file, env: { KAFKA_BROKERS: addresses.join(','), KAFKA_GROUP: group } })
  })
}

function hasPythonClient(): boolean {
  return spawnSync('python3', ['-c', 'import kafka']).status === 0
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

const tell = (step: number) =>
  system.publish(cases.map((which) => (step === 0 ? submittedRecord(which) : movedRecord(which, step))))

/** Every event of our cases that the feed holds by now; others may share a run's broker. */
async function toldUntil(count: number): Promise<IntarsiEvent[]> {
  const sdk = createClient({ url: system.url, token: client.token })
  const filter = { subjects: cases.map(({ ref }) => ref.householdId) }
  return eventually(async () => {
    const { events } = await sdk.pull({ after: 'oldest', limit: 500, filter })
    return events.length === count && events
  }, WAIT)
}

async function untilEverybodyHas(events: IntarsiEvent[]) {
  for (const { name, lines } of followers) {
    const missing = () => events.filter(({ id }) => !lines.some((line) => line.id === id)).length
    await eventually(() => missing() === 0, WAIT).catch(() => expect(missing(), `missing at ${name}`).toBe(0))
  }
}

test('a subscriber that is killed and resumes sees every event, in order per case, whichever way in and language it uses', async () => {
  for (const consumer of consumers) await consumer.start()
  await tell(0)
  await tell(1)
  await untilEverybodyHas(await toldUntil(10))
  for (const follower of followers) await follower.kill()
  await tell(2)
  await tell(3)
  await toldUntil(20)
  for (const follower of followers) await follower.start()
  await tell(4)
  const events = await toldUntil(25)
  await untilEverybodyHas(events)
  const ids = new Set(events.map(({ id }) => id))
  for (const { name, lines } of followers) {
    const last = new Map<string, number>()
    const seen = new Set<string>()
    // What came again has an id that was seen: without it, each case is told in order and whole.
    for (const { id, subject, sequence } of lines.filter(
      (line) => ids.has(line.id) && !seen.has(line.id) && seen.add(line.id),
    )) {
      expect(sequence, `${name} ${id}`).toBe((last.get(subject) ?? 0) + 1)
      last.set(subject, sequence)
    }
    expect([...last.values()], name).toEqual([5, 5, 5, 5, 5])
  }
}, 240_000)
