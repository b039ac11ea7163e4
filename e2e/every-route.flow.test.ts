import { ACTIONS } from '@intarsi/access'
import { casework } from '@intarsi/casework'
import { equipe } from '@intarsi/equipe'
import { housing } from '@intarsi/housing'
import { intake } from '@intarsi/intake'
import { busMigrations, createEmbeddedTransport, type Transport } from '@intarsi/messaging'
import { notifications } from '@intarsi/notifications'
import { type Network, startNetwork } from '@intarsi/runtime'
import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MODULES = [equipe, intake, housing, casework, notifications]
const NAMES = MODULES.map(({ name }) => name)
const PUBLIC = ['/livez', '/readyz', '/status', '/openapi.json']
/**
 * Open beside those: the blank form with its lists, what events look like, and what a secret address opens instead of a
 * token (one's own calendar; the fixed questions of one area, once).
 */
const OPEN: Partial<Record<string, string[]>> = {
  equipe: ['/calendar-feeds/:token', '/observation-links/questions', '/observation-links/answers'],
  intake: ['/code-lists', '/referral-form'],
  notifications: [
    ...[
      '/fhir/metadata',
      '/hsds/organizations',
      '/hsds/organizations/:id',
      '/hsds/services',
      '/hsds/services/:id',
    ],
    '/catalogue',
    '/catalogue/:type',
    '/schemas',
    '/schemas/:type',
  ],
}

let network: Network
let transport: Transport
let databases: TestDatabase[]

beforeAll(async () => {
  const logger = pino({ level: 'silent' })
  const [bus, ...own] = await Promise.all([
    testDatabase([busMigrations]),
    ...MODULES.map(({ migrations }) => testDatabase(migrations)),
  ])
  databases = [bus, ...own]
  transport = createEmbeddedTransport({ url: bus.url, logger })
  const services = MODULES.map((module, i) => ({ module, databaseUrl: own[i]?.url ?? '' }))
  network = await startNetwork({ services, transport, logger })
})

afterAll(async () => {
  await network?.close()
  await transport?.close()
  await Promise.all((databases ?? []).map((database) => database.close()))
})

function routesOf(service: string) {
  return network
    .service(service)
    .routes.filter(({ url, method }) => !url.startsWith('/docs') && method !== 'HEAD')
}

/** An address of the route; no guard looks at what its parameters are before it knows who asks. */
function addressOf(service: string, url: string): string {
  return network.url(service) + url.replaceAll(/:[A-Za-z]+/g, '01966000-0000-7000-8000-000000000001')
}

test.each(NAMES)(
  'every route of %s names an action that the rules know, or is one of the public ones',
  (service) => {
    const routes = routesOf(service)
    expect(routes.length).toBeGreaterThan(PUBLIC.length)
    const open = routes.filter(({ action }) => action === 'public').map(({ url }) => url)
    expect(open.sort()).toEqual([...PUBLIC, ...(OPEN[service] ?? [])].sort())
    for (const { action } of routes) expect(['public', ...ACTIONS]).toContain(action)
  },
)

test.each(NAMES)('no route of %s answers without a token, nor to somebody nobody knows', async (service) => {
  const stranger = `Bearer ${await network.tokenFor('demo|stranger')}`
  for (const { method, url, action } of routesOf(service)) {
    if (action === 'public') continue
    const address = addressOf(service, url)
    expect((await fetch(address, { method })).status, `${method} ${url}`).toBe(401)
    const answer = await fetch(address, { method, headers: { authorization: stranger } })
    expect([answer.status, ((await answer.json()) as { code: string }).code], `${method} ${url}`).toEqual([
      403,
      'unknown-account',
    ])
  }
})

test.each(NAMES)(
  'the interface of %s is described: every operation named once, with a summary',
  async (service) => {
    const document = (await (await fetch(`${network.url(service)}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string; summary?: string }>>
    }
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    const names = operations.map(({ operationId }) => operationId)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    expect(operations.filter(({ summary }) => !summary).map(({ operationId }) => operationId)).toEqual([])
  },
)
