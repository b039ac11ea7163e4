import { eventually } from '@intarsi/testkit'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { logged } from './feed-fixture.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { openWebhooks } from './webhooks-fixture.ts'

let hooks: Awaited<ReturnType<typeof openWebhooks>>
let receiver: Receiver

beforeEach(async () => {
  hooks = await openWebhooks()
  receiver = await openReceiver()
})
afterEach(async () => {
  await hooks.close()
  await receiver.close()
})

async function tellOne() {
  const ref = await hooks.submit()
  await hooks.position()
  return ref
}

test('one delivery is replayed on request, a test event is signed like any other', async () => {
  const endpoint = await hooks.activate(receiver.url)
  await tellOne()
  await hooks.settled(endpoint.endpointId, 1)
  const [delivery] = await hooks.deliveries(endpoint.endpointId)
  expect((await hooks.inject('POST', `/deliveries/${delivery?.delivery_id}/replay`)).status).toBe(202)
  await eventually(() => receiver.received.length === 2)
  const tested = await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/tests`)
  expect(tested.status).toBe(202)
  await eventually(() => receiver.received.length === 3)
  const got = receiver.received[2]
  expect(new Webhook(endpoint.secret).verify(got?.body ?? '', got?.headers ?? {})).toMatchObject({
    type: 'it.intarsi.notifications.endpoint-tested.v1',
    id: tested.body.eventId,
  })
  const usage = await hooks.inject('GET', `/endpoints/${endpoint.endpointId}/usage`)
  expect(usage.body.failed).toBe(0)
})

test('nobody reads, changes or replays what is another client’s, and learns nothing of it', async () => {
  const endpoint = await hooks.activate(receiver.url)
  await tellOne()
  await hooks.settled(endpoint.endpointId, 1)
  const [delivery] = await hooks.deliveries(endpoint.endpointId)
  hooks.become(await hooks.client(['RE']))
  const id = endpoint.endpointId
  const answers = [
    await hooks.inject('GET', `/endpoints/${id}`),
    await hooks.inject('PATCH', `/endpoints/${id}`, { paused: true }, { 'if-match': '"2"' }),
    await hooks.inject('DELETE', `/endpoints/${id}`),
    await hooks.inject('POST', `/endpoints/${id}/keys`, {}),
    await hooks.inject('POST', `/endpoints/${id}/verification`, {}),
    await hooks.inject('POST', `/endpoints/${id}/tests`),
    await hooks.inject('GET', `/endpoints/${id}/deliveries`),
    await hooks.inject('GET', `/endpoints/${id}/usage`),
    await hooks.inject('POST', `/endpoints/${id}/recovery`, { since: '2026-01-01T00:00:00Z' }),
    await hooks.inject('POST', `/endpoints/${id}/missing`, { since: '2026-01-01T00:00:00Z' }),
    await hooks.inject('GET', `/deliveries/${delivery?.delivery_id}`),
    await hooks.inject('POST', `/deliveries/${delivery?.delivery_id}/replay`),
  ]
  for (const answer of answers) expect(answer.status).toBe(404)
  expect((await hooks.inject('GET', '/endpoints')).body.items).toEqual([])
  expect((await hooks.deliveries(id))[0]).toMatchObject({ state: 'delivered', attempts: 1 })
})

test('endpoints are read page by page, by state and by territory; a client reads its own, an operator everybody’s', async () => {
  const create = async (territories?: string[]) =>
    (await hooks.create(receiver.url, territories ? { filter: { territories } } : {})).endpointId
  const first = await hooks.client(['RE', 'MO'])
  hooks.become(first)
  const [re, mo] = [await create(['RE']), await create(['MO'])]
  await hooks.inject('POST', `/endpoints/${mo}/verification`, {})
  const second = await hooks.client(['RE'])
  hooks.become(second)
  const all = await create()
  const read = async (query = '') => {
    const found: string[] = []
    for (let more: string | null = ''; more !== null; ) {
      const { body } = await hooks.inject('GET', `/endpoints?limit=1${query}${more}`)
      found.push(...body.items.map((one: { endpointId: string }) => one.endpointId))
      more = body.next === null ? null : `&cursor=${body.next}`
    }
    return found
  }
  const listed = (...ids: string[]) => ids.sort()
  expect(await read()).toEqual([all])
  hooks.become(first)
  expect(await read()).toEqual(listed(re, mo))
  expect(await read('&territory=RE')).toEqual([re])
  const roles = [{ role: 'operator' as const, territory: null, tableId: null, healthRole: false }]
  hooks.become(await hooks.client([], { roles }))
  expect(await read()).toEqual(listed(re, mo, all))
  expect(await read('&territory=RE')).toEqual(listed(re, all))
  expect(await read('&state=active')).toEqual([mo])
  expect(await read('&state=active&territory=RE')).toEqual([])
})

test('an address that must not be reached is refused when it is registered and when it is changed', async () => {
  const refused = await hooks.inject('POST', '/endpoints', { url: 'https://169.254.169.254/latest/' })
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/url', code: 'address' }] } })
  const endpoint = await hooks.activate(receiver.url)
  const path = `/endpoints/${endpoint.endpointId}`
  expect((await hooks.inject('PATCH', path, { url: 'http://10.0.0.1/' }, { 'if-match': '"2"' })).status).toBe(
    400,
  )
  const moved = await hooks.inject('PATCH', path, { url: `${receiver.url}/new` }, { 'if-match': '"2"' })
  expect(moved.body).toMatchObject({ state: 'unverified' })
  expect((await hooks.inject('PATCH', path, { paused: false }, { 'if-match': '"3"' })).status).toBe(409)
  expect((await hooks.inject('DELETE', path)).status).toBe(204)
  expect((await hooks.inject('GET', path)).status).toBe(404)
})

test('neither a secret, nor an address with a key in it, nor an event reaches the log', async () => {
  logged.length = 0
  const endpoint = await hooks.activate(`${receiver.url}?key=abracadabra`)
  const rotated = await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/keys`, {})
  const { householdId } = await tellOne()
  await hooks.settled(endpoint.endpointId, 1)
  receiver.behave((_request, response) => response.writeHead(410).end())
  await tellOne()
  await eventually(
    async () => (await hooks.inject('GET', `/endpoints/${endpoint.endpointId}`)).body.state === 'disabled',
  )
  expect(logged.length).toBeGreaterThan(3)
  const lines = logged.join('')
  for (const secret of [endpoint.secret, rotated.body.secret, 'whsec_', 'abracadabra', householdId])
    expect(lines).not.toContain(secret)
})

test('an operator looks after an endpoint, and neither its address nor a secret of it becomes the operator’s', async () => {
  const endpoint = await hooks.activate(receiver.url)
  const path = `/endpoints/${endpoint.endpointId}`
  const roles = [{ role: 'operator' as const, territory: null, tableId: null, healthRole: false }]
  hooks.become(await hooks.client([], { roles }))
  const moved = await hooks.inject('PATCH', path, { url: `${receiver.url}/mine` }, { 'if-match': '"2"' })
  expect(moved).toMatchObject({ status: 403, body: { code: 'owner-only' } })
  expect(await hooks.inject('POST', `${path}/keys`, {})).toMatchObject({ status: 403 })
  expect((await hooks.inject('PATCH', path, { paused: true }, { 'if-match': '"2"' })).status).toBe(200)
})

test('keys that sign side by side are few, and a new one is always to be had', async () => {
  const endpoint = await hooks.activate(receiver.url)
  const renew = (body: object) => hooks.inject('POST', `/endpoints/${endpoint.endpointId}/keys`, body)
  for (let keys = 2; keys <= 10; keys++) expect((await renew({})).status).toBe(201)
  expect(await renew({})).toMatchObject({ status: 409, body: { code: 'too-many-keys' } })
  expect((await renew({ overlapHours: 0 })).status).toBe(201)
  expect((await hooks.inject('GET', `/endpoints/${endpoint.endpointId}`)).body.keys).toHaveLength(1)
})

test('a cursor of deliveries that nobody gave is refused as one', async () => {
  const endpoint = await hooks.activate(receiver.url)
  for (const keys of [[1.5], [1e300], ['1'], []]) {
    const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url')
    const answer = await hooks.inject('GET', `/endpoints/${endpoint.endpointId}/deliveries?cursor=${cursor}`)
    expect(answer, String(keys)).toMatchObject({ status: 400 })
  }
})

test('a test event and whoever ends the endpoint do not wait for each other', async () => {
  const { endpointId } = await hooks.activate(receiver.url)
  let tested: ReturnType<typeof hooks.inject> | undefined
  await hooks.unitOfWork(async (tx) => {
    await tx.lock('notifications.endpoints', endpointId)
    tested = hooks.inject('POST', `/endpoints/${endpointId}/tests`)
    await eventually(hooks.isWaiting)
    await tx.trx.updateTable('endpoint').set({ description: 'Held' }).execute()
  })
  expect((await tested)?.status).toBe(202)
})
