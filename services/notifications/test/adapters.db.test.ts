import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bodyChanged, presaInCaricoClosed, presaInCaricoOpened } from '@intarsi/contracts'
import { eventually } from '@intarsi/testkit'
import { Ajv } from 'ajv'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { taskBodyOf } from '../src/adapters/fhir-body.ts'
import { fhirRoutes } from '../src/adapters/fhir-routes.ts'
import { hsdsRoutes, hsdsSubscriptions } from '../src/adapters/hsds-routes.ts'
import { signalRoutes } from '../src/adapters/signal-routes.ts'
import { pseudonymOf } from '../src/adapters/signals.ts'
import { type FeedFixture, openFeed } from './feed-fixture.ts'
import { apiUrl } from './notifications-fixture.ts'

const require = createRequire(import.meta.url)
const Validator = require('@asymmetrik/fhir-json-schema-validator')
const fhir = new Validator()

let feed: FeedFixture

beforeEach(async () => {
  feed = await openFeed((http, fixture) => {
    fhirRoutes(http, { ...fixture, apiUrl })
    hsdsRoutes(http, fixture)
    signalRoutes(http, { ...fixture, eserviceId: 'e-1' })
  })
})
afterEach(() => feed.close())

test('a reader of FHIR finds its territories’ cases, what changed, and each by its id', async () => {
  const ref = await feed.submit()
  await feed.route(ref)
  await feed.submit({ territory: 'MO' })
  const search = await feed.http.inject('/fhir/Task?status=requested')
  expect(search.headers['content-type']).toBe('application/fhir+json')
  expect(fhir.validate(search.json())).toEqual([])
  expect(search.json().entry).toMatchObject([
    { resource: { resourceType: 'Task', id: ref.referralId, status: 'requested' } },
  ])
  expect((await feed.http.inject('/fhir/Task?status=completed')).json().entry).toEqual([])
  const read = await feed.http.inject(`/fhir/ServiceRequest/${ref.referralId}`)
  expect(read.json()).toMatchObject({ resourceType: 'ServiceRequest', status: 'active' })
  expect((await feed.http.inject('/fhir/Task?_lastUpdated=ge2030-01-01T00:00:00Z')).json().entry).toEqual([])
  for (const instant of ['ge2030-99-99T99:99Z', 'ge2030-01-01T:::Z'])
    expect((await feed.http.inject(`/fhir/Task?_lastUpdated=${instant}`)).statusCode, instant).toBe(400)
  const capabilities = (await feed.http.inject('/fhir/metadata')).json()
  expect(capabilities.fhirVersion).toBe('4.0.1')
  // The package's schema is that of 4.0.0, of which 4.0.1 is the technical correction.
  expect(fhir.validate({ ...capabilities, fhirVersion: '4.0.0' })).toEqual([])
})

test('who subscribes to Tasks gets them valid, with the state that each event left behind', async () => {
  const ref = await feed.submit()
  await feed.route(ref)
  await feed.deliver(feed.envelopeOf(presaInCaricoOpened, { ...presaInCaricoOpened.example, ...ref }))
  await feed.deliver(feed.envelopeOf(presaInCaricoClosed, { ...presaInCaricoClosed.example, ...ref }))
  await feed.position()
  const bodies = await feed.db
    .selectFrom('feed_log')
    .innerJoin('feed_event', 'feed_event.event_id', 'feed_log.event_id')
    .select('body')
    .orderBy('position')
    .execute()
  const tasks = bodies.map(({ body }) => JSON.parse(taskBodyOf(body)))
  for (const task of tasks) expect(fhir.validate(task)).toEqual([])
  expect(tasks.map(({ status }) => status)).toEqual(['requested', 'requested', 'in-progress', 'completed'])
})

test('signals tell that a case changed under a pseudonym that only who knows the seed can match', async () => {
  const ref = await feed.submit()
  await feed.route(ref)
  await feed.submit({ territory: 'MO' })
  await feed.position()
  const { seed, cryptoHashFunction } = (await feed.http.inject('/signal-hub/pseudonymization')).json()
  expect(cryptoHashFunction).toBe('SHA-256')
  const first = await feed.http.inject('/signal-hub/signals?size=1')
  expect(first.statusCode).toBe(206)
  expect(first.json().signals).toEqual([
    {
      signalId: 2,
      signalType: 'CREATE',
      objectId: pseudonymOf(seed, ref.referralId),
      objectType: 'CASE',
      eserviceId: 'e-1',
    },
  ])
  const rest = await feed.http.inject(`/signal-hub/signals?signalId=${first.json().lastSignalId}`)
  expect(rest.statusCode).toBe(200)
  expect(rest.json().signals.map((each: { signalType: string }) => each.signalType)).toEqual(['UPDATE'])
  expect(JSON.stringify(rest.json())).not.toContain(ref.referralId)
})

test('after a change of seed consumers are told before the next signal, which has another pseudonym', async () => {
  const ref = await feed.submit()
  await feed.position()
  const before = (await feed.http.inject('/signal-hub/pseudonymization')).json().seed
  await feed.db.insertInto('signal_seed').values({ from_position: 2, seed: 'new' }).execute()
  await feed.route(ref)
  await feed.position()
  const { signals } = (await feed.http.inject('/signal-hub/signals?size=50')).json()
  expect(
    signals.map((each: { signalId: number; signalType: string }) => [each.signalId, each.signalType]),
  ).toEqual([
    [2, 'CREATE'],
    [3, 'SEEDUPDATE'],
    [4, 'UPDATE'],
  ])
  expect([signals[0].objectId, signals[2].objectId]).toEqual([
    pseudonymOf(before, ref.referralId),
    pseudonymOf('new', ref.referralId),
  ])
})

test('a seed is changed between two lines, never beside one that is getting its position', async () => {
  const roles = [{ role: 'operator' as const, territory: null, tableId: null, healthRole: false }]
  feed.become(await feed.client([], { roles }))
  let changed: Promise<{ json: () => unknown }> | undefined
  await feed.db.transaction().execute(async (trx) => {
    await trx.updateTable('feed_head').set({ last_position: 7 }).execute()
    changed = feed.http.inject({ method: 'POST', url: '/signal-hub/seeds' })
    let settled = false
    changed.then(() => {
      settled = true
    })
    await eventually(async () => settled || (await feed.isWaiting()))
  })
  expect((await changed)?.json()).toEqual({ fromPosition: 8 })
})

test('bodies and desks are exported as HSDS 3.0 has them', async () => {
  const [subscription] = hsdsSubscriptions()
  const event = feed.envelopeOf(bodyChanged, bodyChanged.example)
  await feed.unitOfWork(async (tx) => subscription?.handle(tx, event))
  const ajv = new Ajv({ strict: false, validateFormats: false })
  const folder = new URL('./schemas/hsds-3.0/', import.meta.url)
  for (const file of readdirSync(folder))
    ajv.addSchema(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), file)
  const valid = (name: string, value: unknown) => ajv.validate(`${name}.json`, value) || ajv.errorsText()
  const organizations = (await feed.http.inject('/hsds/organizations')).json()
  expect(organizations).toMatchObject({
    total_items: 1,
    total_pages: 1,
    first_page: true,
    last_page: true,
    empty: false,
  })
  const services = (await feed.http.inject('/hsds/services')).json()
  for (const organization of organizations.contents) expect(valid('organization', organization)).toBe(true)
  for (const service of services.contents) expect(valid('service', service)).toBe(true)
  const [{ id }] = services.contents
  expect((await feed.http.inject(`/hsds/services/${id}`)).json()).toMatchObject({
    status: 'active',
    organization: { name: 'Comune di Reggio Emilia' },
  })
  expect((await feed.http.inject(`/hsds/services/${feed.newId()}`)).statusCode).toBe(404)
})
