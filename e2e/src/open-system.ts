import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { casework } from '@intarsi/casework'
import type { Envelope } from '@intarsi/contracts'
import { equipe } from '@intarsi/equipe'
import { housing } from '@intarsi/housing'
import { createLogger } from '@intarsi/http'
import { intake } from '@intarsi/intake'
import {
  busMigrations,
  createEmbeddedTransport,
  createKafkaTransport,
  type Transport,
} from '@intarsi/messaging'
import { notifications } from '@intarsi/notifications'
import { type AnyModule, type Network, startNetwork } from '@intarsi/runtime'
import { eventually, kafkaBrokers, redisUrl, type TestDatabase, testDatabase } from '@intarsi/testkit'
import { prefixedTransport } from './prefixed-transport.ts'

export const MODULES: readonly AnyModule[] = [intake, equipe, housing, casework, notifications]

const demo = (file: string) => fileURLToPath(new URL(`../../data/demo/${file}`, import.meta.url))

/** What every service reads in these tests: the demo's directory and places. */
export const ENVIRONMENT = {
  INTARSI_DIRECTORY_FILE: demo('directory.yaml'),
  INTARSI_PLACES_FILE: demo('places.yaml'),
}

export type TestSystem = {
  network: Network
  /** The log on which the services tell their events. */
  transport: Transport
  databases: ReadonlyMap<string, TestDatabase>
  /** Calls a service as a demo account (`re-coordinator`) and answers status, body and ETag. */
  call: (account: string, service: string, path: string, init?: CallInit) => Promise<Answer>
  /** Every event that any service has announced, oldest first per service. */
  events: () => Promise<Envelope[]>
  settle: () => Promise<void>
  close: () => Promise<void>
}

export type CallInit = {
  method?: string
  body?: unknown
  ifMatch?: string | number | undefined
  key?: string
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of many shapes
export type Answer = { status: number; body: any; etag: string | undefined }

/** Every service in one process on real databases, with the demo's directory in all of them. */
export async function openSystem(
  kind: 'embedded' | 'kafka',
  more: Readonly<Record<string, string>> = {},
): Promise<TestSystem> {
  const databases = new Map<string, TestDatabase>()
  for (const module of MODULES) databases.set(module.name, await testDatabase(module.migrations))
  const { transport, close: closeTransport } = await openTransport(kind)
  const redis = kind === 'kafka' ? redisUrl() : null
  const env = { ...ENVIRONMENT, ...more, ...(redis ? { INTARSI_REDIS_URL: redis } : {}) }
  const network = await startNetwork({
    services: MODULES.map((module) => ({ module, databaseUrl: databases.get(module.name)?.url ?? '', env })),
    transport,
  })
  const system: TestSystem = {
    network,
    transport,
    databases,
    call: (account, service, path, init = {}) => call(network, { account, service, path, init }),
    events: () => readEvents(databases),
    settle: () => network.settle(60_000),
    close: async () => {
      await network.close()
      await closeTransport()
      for (const database of databases.values()) await database.close()
    },
  }
  await directoryEverywhere(system)
  return system
}

async function openTransport(
  kind: 'embedded' | 'kafka',
): Promise<{ transport: Transport; close: () => Promise<void> }> {
  const logger = createLogger({ service: 'flow', level: 'error' })
  if (kind === 'kafka') {
    const brokers = kafkaBrokers()
    if (!brokers) throw new Error('This run has no Kafka.')
    const transport = prefixedTransport(
      createKafkaTransport({ brokers, clientId: 'flow', logger }),
      `flow-${randomUUID().slice(0, 8)}`,
    )
    return { transport, close: () => transport.close() }
  }
  const bus = await testDatabase([busMigrations])
  const transport = createEmbeddedTransport({ url: bus.url, logger })
  return {
    transport,
    close: async () => {
      await transport.close()
      await bus.close()
    },
  }
}

async function directoryEverywhere(system: TestSystem): Promise<void> {
  const answers = async (account: string, service: string, path: string) =>
    (await system.call(account, service, path)).status === 200
  await eventually(
    async () =>
      (await answers('re-sender', 'intake', '/referrals')) &&
      (await answers('fe-coordinator', 'equipe', '/tables?territory=FE')) &&
      (await answers('operator', 'notifications', '/mails/failed')) &&
      (await answers('re-coordinator', 'housing', '/places')) &&
      (await answers('re-coordinator', 'casework', '/presa-in-carico')),
    { deadlineMs: 60_000 },
  )
  await system.settle()
}

type Call = { account: string; service: string; path: string; init: CallInit }

async function call(network: Network, { account, service, path, init }: Call): Promise<Answer> {
  const { body, ifMatch, key } = init
  const method = init.method ?? (body === undefined ? 'GET' : 'POST')
  const response = await fetch(new URL(path, network.url(service)), {
    method,
    headers: {
      authorization: `Bearer ${await network.tokenFor(`demo|${account}`)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${String(ifMatch).replaceAll('"', '')}"` }),
      ...(method === 'POST' ? { 'idempotency-key': key ?? randomUUID() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    etag: response.headers.get('etag') ?? undefined,
  }
}

async function readEvents(databases: ReadonlyMap<string, TestDatabase>): Promise<Envelope[]> {
  const events: Envelope[] = []
  for (const { pool } of databases.values()) {
    const { rows } = await pool.query<{ payload: Envelope }>('select payload from outbox order by position')
    events.push(...rows.map((row) => row.payload))
  }
  return events
}
