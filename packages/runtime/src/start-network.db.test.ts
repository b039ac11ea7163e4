import { keepPerson } from '@intarsi/access'
import type { DataOf } from '@intarsi/contracts'
import { personChanged } from '@intarsi/contracts'
import { busMigrations, createEmbeddedTransport, type Transport } from '@intarsi/messaging'
import { createDatabase, createPool } from '@intarsi/postgres'
import { eventually, testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { people, places } from '../test/sample-modules.ts'
import type { Network } from './index.ts'
import { readConfig, startNetwork, startService } from './index.ts'

const logger = pino({ level: 'silent' })
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const ADMIN: DataOf<typeof personChanged> = {
  ...personChanged.example,
  subject: 'demo|admin',
  agreementValidUntil: '2099-12-31',
}
const NEWCOMER = { ...ADMIN, personId: '01966000-0000-7000-8000-00000000beef', subject: 'demo|newcomer' }

type Started = { network: Network; transport: Transport; databaseUrl: string }

async function start(): Promise<Started> {
  const [bus, equipe, housing] = await Promise.all([
    testDatabase([busMigrations]),
    testDatabase(people.migrations),
    testDatabase(places.migrations),
  ])
  closers.push(bus.close, equipe.close, housing.close)
  await keepPerson(createDatabase(equipe.pool), ADMIN)
  const transport = createEmbeddedTransport({ url: bus.url, logger })
  closers.push(transport.close)
  const network = await startNetwork({
    services: [
      { module: people, databaseUrl: equipe.url },
      { module: places, databaseUrl: housing.url },
    ],
    transport,
    logger,
  })
  closers.push(network.close)
  return { network, transport, databaseUrl: housing.url }
}

async function call(
  network: Network,
  service: string,
  path: string,
  { as, body }: { as: string; body?: object },
) {
  const response = await fetch(network.url(service) + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${await network.tokenFor(as)}`,
      'idempotency-key': `key-of-${as}-${path}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: await response.json() }
}

test('a right given in one service is a right in another as soon as everything is applied', async () => {
  const { network } = await start()
  expect(await call(network, 'housing', '/places', { as: 'demo|newcomer' })).toMatchObject({
    status: 403,
    body: { code: 'unknown-account' },
  })
  expect(await call(network, 'equipe', '/people', { as: 'demo|admin', body: NEWCOMER })).toMatchObject({
    status: 201,
  })
  await network.settle()
  expect(await call(network, 'housing', '/places', { as: 'demo|newcomer' })).toEqual({
    status: 200,
    body: { territories: ['RE'] },
  })
  const gone = { ...NEWCOMER, active: false, version: 2 }
  await fetch(`${network.url('equipe')}/people`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await network.tokenFor('demo|admin')}`,
      'idempotency-key': 'another-key',
      'content-type': 'application/json',
    },
    body: JSON.stringify(gone),
  })
  await network.settle()
  expect(await call(network, 'housing', '/places', { as: 'demo|newcomer', body: {} })).toMatchObject({
    status: 403,
    body: { code: 'account-inactive', personId: NEWCOMER.personId },
  })
})

test('each service tells whether it is ready, and measures itself on a port of its own', async () => {
  const { network } = await start()
  const ready = await (await fetch(`${network.url('housing')}/readyz`)).json()
  expect(ready).toMatchObject({ ready: true, checks: { database: { ok: true }, consumer: { ok: true } } })
  const metrics = await (await fetch(`${network.service('housing').metricsUrl}/metrics`)).text()
  expect(metrics).toContain('intarsi_http_request_seconds_count')
  expect(metrics).toContain('intarsi_consumer_lag_records')
  expect((await fetch(`${network.url('housing')}/metrics`)).status).toBe(404)
})

test('a request in hand is answered while the service closes, a new one is not taken', async () => {
  const { network, databaseUrl } = await start()
  await call(network, 'equipe', '/people', { as: 'demo|admin', body: NEWCOMER })
  await network.settle()
  const slow = call(network, 'housing', '/places?slow=0.5', { as: 'demo|newcomer' })
  const service = network.service('housing')
  const pool = createPool({ url: databaseUrl, applicationName: 'test' })
  closers.push(() => pool.end())
  await eventually(async () => {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity where query like 'select pg_sleep($1)%' and state = 'active'`,
    )
    return rowCount === 1
  })
  const closing = service.close()
  expect(service.readiness()).toMatchObject({ ready: false })
  expect(await slow).toMatchObject({ status: 200 })
  await closing
  await expect(fetch(`${service.url}/livez`)).rejects.toThrow()
})

test('a service does not start on a database that is not prepared, and says what is missing', async () => {
  const [bus, empty] = await Promise.all([testDatabase([busMigrations]), testDatabase()])
  closers.push(bus.close, empty.close)
  const env = {
    INTARSI_DATABASE_URL: empty.url,
    INTARSI_BUS_URL: bus.url,
    INTARSI_ISSUER: 'http://issuer.test',
  }
  const config = readConfig({ ...env, INTARSI_PORT: '0', INTARSI_METRICS_PORT: '0' }, places.configSchema)
  await expect(startService(places, { config, logger })).rejects.toThrow(
    /not prepared: run "intarsi migrate".*access\/0001-persons-and-audit/,
  )
})
