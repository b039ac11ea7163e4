import { busMigrations } from '@intarsi/messaging'
import { eventually, type TestDatabase, testDatabase } from '@intarsi/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { killChildren, startChild } from './src/child-process.ts'
import { fileOf } from './src/clone.ts'
import { MODULES } from './src/open-system.ts'

const START_MS = 45_000
const NAMES = MODULES.map(({ name }) => name)
const databases: TestDatabase[] = []
const environments = new Map<string, Record<string, string>>()

beforeAll(async () => {
  const bus = await testDatabase([busMigrations])
  databases.push(bus)
  for (const { name, migrations } of MODULES) {
    const own = await testDatabase(migrations)
    databases.push(own)
    environments.set(name, environmentOf(own.url, bus.url))
  }
})

afterAll(async () => {
  await killChildren()
  for (const database of databases) await database.close()
})

function environmentOf(url: string, busUrl: string): Record<string, string> {
  return {
    INTARSI_DATABASE_URL: url,
    INTARSI_BUS_URL: busUrl,
    INTARSI_ISSUER: 'http://127.0.0.1:7600',
    INTARSI_PORT: '0',
    INTARSI_METRICS_PORT: '0',
  }
}

function start(service: string, env: Record<string, string> = {}) {
  return startChild(fileOf(`services/${service}/src/main.ts`), [], env)
}

const levelsOf = (lines: readonly string[]) =>
  lines.map((line) => (JSON.parse(line) as { level: string }).level)

test.concurrent.each(NAMES)('%s starts alone, is ready, and ends cleanly on SIGTERM', async (name) => {
  const service = start(name, environments.get(name))
  const [, address] = await service.says(/"url":"([^"]+)","metricsUrl".*"msg":"listening"/, START_MS)
  await eventually(async () => (await fetch(`${address}/readyz`)).ok, { deadlineMs: START_MS })
  service.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(levelsOf(service.out)).not.toEqual(expect.arrayContaining(['error']))
  expect(service.errors).toEqual([])
})

test.concurrent('a service without its variables names every one it needs, and fails', async () => {
  const service = start('intake', { INTARSI_PORT: 'eighty' })
  expect(await service.ended).toBe(1)
  const told = service.errors.join('\n')
  for (const variable of ['INTARSI_DATABASE_URL', 'INTARSI_ISSUER', 'INTARSI_PORT']) {
    expect(told).toContain(`${variable}: `)
  }
  expect(told).toContain('INTARSI_BUS_URL: required when INTARSI_TRANSPORT is embedded')
})

const DESK = {
  INTARSI_ISSUER: 'http://127.0.0.1:7600',
  INTARSI_INTAKE_URL: 'http://127.0.0.1:7601',
  INTARSI_EQUIPE_URL: 'http://127.0.0.1:7602',
  INTARSI_HOUSING_URL: 'http://127.0.0.1:7603',
  INTARSI_CASEWORK_URL: 'http://127.0.0.1:7605',
  INTARSI_NOTIFICATIONS_URL: 'http://127.0.0.1:7604',
}

test.concurrent('the desk, whose views Node cannot read by itself, starts alone and answers a page', async () => {
  const desk = start('desk', { ...DESK, INTARSI_PORT: '0', INTARSI_METRICS_PORT: '0' })
  const [, address] = await desk.says(/"url":"([^"]+)","metricsUrl".*"msg":"listening"/, START_MS)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${address}/accessibility`)).text()).toContain('<h1')
  desk.kill('SIGTERM')
  expect(await desk.ended).toBe(0)
  expect(desk.errors).toEqual([])
})

test.concurrent('the desk without its variables names every one it needs, and fails', async () => {
  const desk = start('desk', { INTARSI_PORT: 'eighty' })
  expect(await desk.ended).toBe(1)
  for (const variable of [...Object.keys(DESK), 'INTARSI_PORT']) {
    expect(desk.errors.join('\n')).toContain(`${variable}: `)
  }
})

test.concurrent('the demo issuer starts alone when it is told that this is a demo, and not otherwise', async () => {
  const refused = start('identity-demo', { INTARSI_PORT: '0' })
  const issuer = start('identity-demo', { INTARSI_PORT: '0', INTARSI_DEMO: 'yes' })
  const [, address] = await issuer.says(/"url":"([^"]+)","msg":"demo issuer ready"/, START_MS)
  expect((await fetch(`${address}/accounts`)).status).toBe(200)
  issuer.kill('SIGTERM')
  expect(await issuer.ended).toBe(0)
  expect(await refused.ended).toBe(1)
  expect(refused.errors.join('\n')).toContain('set INTARSI_DEMO=yes')
})
