import { busMigrations, createEmbeddedTransport } from '@intarsi/messaging'
import { createPool } from '@intarsi/postgres'
import { eventually, testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { call, expectRightsToTravel, newcomer, startPair, tell } from '../test/rights-flow.ts'
import { places } from '../test/sample-modules.ts'
import { readConfig, startService } from './index.ts'

const logger = pino({ level: 'silent' })
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function start() {
  const bus = await testDatabase([busMigrations])
  const transport = createEmbeddedTransport({ url: bus.url, logger })
  closers.push(bus.close, transport.close)
  return startPair(transport, closers)
}

test('a right given in one service is a right in another as soon as everything is applied', async () => {
  await expectRightsToTravel((await start()).network)
})

test('each service tells whether it is ready, and measures itself on a port of its own', async () => {
  const { network } = await start()
  const ready = await (await fetch(`${network.url('housing')}/readyz`)).json()
  expect(ready).toMatchObject({ ready: true, checks: { database: { ok: true }, consumer: { ok: true } } })
  const metrics = await (await fetch(`${network.service('housing').metricsUrl}/metrics`)).text()
  expect(metrics).toContain('intarsi_http_request_seconds_count')
  expect(metrics).toContain('intarsi_consumer_lag_records')
  expect(metrics).toContain('intarsi_ready{service="housing"} 1')
  expect(metrics).toContain('intarsi_check{service="housing",check="database"} 1')
  expect((await fetch(`${network.url('housing')}/metrics`)).status).toBe(404)
})

test('an applied event is measured twice: in its handlers, and in its whole transaction', async () => {
  const { network } = await start()
  await tell(network, newcomer())
  await eventually(async () => {
    const metrics = await (await fetch(`${network.service('housing').metricsUrl}/metrics`)).text()
    return (
      /^intarsi_handler_seconds_count\{.*"it\.intarsi\.equipe\.person-changed\.v1"\} 1$/m.test(metrics) &&
      /^intarsi_consumer_transaction_seconds_count\{service="housing"\} 1$/m.test(metrics)
    )
  })
})

test('a request in hand is answered while the service closes, a new one is not taken', async () => {
  const { network, databaseUrl } = await start()
  const person = newcomer()
  await tell(network, person)
  const slow = call(network, ['housing', '/places?slow=0.5'], { as: person.subject })
  await until(databaseUrl, `query like 'select pg_sleep($1)%' and state = 'active'`)
  const service = network.service('housing')
  const closing = service.close()
  expect(service.readiness()).toMatchObject({ ready: false })
  expect(await slow).toMatchObject({ status: 200 })
  await closing
  await expect(fetch(`${service.url}/livez`)).rejects.toThrow()
})

async function until(url: string, activity: string): Promise<void> {
  const pool = createPool({ url, applicationName: 'test' })
  closers.push(() => pool.end())
  await eventually(
    async () => (await pool.query(`select from pg_stat_activity where ${activity}`)).rowCount === 1,
  )
}

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
