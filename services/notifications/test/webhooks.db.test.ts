import type { ServerResponse } from 'node:http'
import { housingRequested } from '@intarsi/contracts'
import { eventually } from '@intarsi/testkit'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockEndpoint } from '../src/endpoints/endpoints.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { openWebhooks } from './webhooks-fixture.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

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

test('nothing is sent before the receiver has proved whose it is, and then every event, signed as sent', async () => {
  const endpoint = await hooks.create(receiver.url)
  await tellOne()
  receiver.behave((_request, response) => response.writeHead(500).end())
  const other = await openReceiver()
  expect((await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/verification`, {})).status).toBe(200)
  await tellOne()
  await eventually(() => receiver.received.length === 1)
  receiver.behave((_request, response) => response.end())
  const [got] = receiver.received
  expect(new Webhook(endpoint.secret).verify(got?.body ?? '', got?.headers ?? {})).toMatchObject({
    id: got?.headers['webhook-id'],
    type: 'it.intarsi.public.referral-submitted.v1',
  })
  expect(got?.headers['content-type']).toBe('application/cloudevents+json')
  await other.close()
})

test('a receiver that does not repeat the challenge, or does not name us, is not verified', async () => {
  const silent = await openReceiver()
  const endpoint = await hooks.create(silent.url)
  await silent.close()
  const verify = (method: string) =>
    hooks.inject('POST', `/endpoints/${endpoint.endpointId}/verification`, { method })
  expect(await verify('challenge')).toMatchObject({ status: 422, body: { code: 'endpoint-not-verified' } })
  expect((await verify('options')).status).toBe(422)
  const open = await hooks.create(receiver.url, { maxPerSecond: 100 })
  const verified = await hooks.inject('POST', `/endpoints/${open.endpointId}/verification`, {
    method: 'options',
  })
  expect(verified).toMatchObject({ status: 200, body: { state: 'active', maxPerSecond: 10 } })
})

test('a secret is shown once, lies sealed in the database, and a rotated one signs beside it for a day', async () => {
  const endpoint = await hooks.activate(receiver.url, { signatures: 'v1+v1a' })
  const rows = JSON.stringify(await hooks.db.selectFrom('endpoint').selectAll().execute())
  expect(rows).not.toContain(endpoint.secret.slice('whsec_'.length))
  const idempotency = await hooks.db
    .selectFrom('http_idempotency' as never)
    .selectAll()
    .execute()
  expect(JSON.stringify(idempotency)).not.toContain('whsec_')
  const shown = await hooks.inject('GET', `/endpoints/${endpoint.endpointId}`)
  expect(JSON.stringify(shown.body)).not.toContain('whsec_')
  const rotated = await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/keys`, {})
  await tellOne()
  await eventually(() => receiver.received.length === 1)
  const [got] = receiver.received
  for (const secret of [endpoint.secret, rotated.body.secret])
    new Webhook(secret).verify(got?.body ?? '', got?.headers ?? {})
  expect(got?.headers['webhook-signature']?.split(' ').map((each) => each.split(',')[0])).toEqual([
    'v1',
    'v1',
    'v1a',
  ])
  hooks.clock.advance(DAY + 1000)
  await tellOne()
  await eventually(() => receiver.received.length === 2)
  expect(receiver.received[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
})

test('only events of its filter and of its client’s territories reach an endpoint', async () => {
  const housing = await hooks.activate(receiver.url, { filter: { areas: ['housing'] } })
  const ref = await hooks.submit()
  await hooks.submit({ territory: 'MO' })
  await hooks.deliver(hooks.envelopeOf(housingRequested, { ...housingRequested.example, ...ref }))
  await hooks.position()
  await hooks.settled(housing.endpointId, 1)
  expect(receiver.events().map(({ type }) => type)).toEqual(['it.intarsi.public.housing-request-updated.v1'])
})

test('what was owed is not sent any more when the right or the filter ended meanwhile', async () => {
  const endpoint = await hooks.activate(receiver.url)
  await hooks.inject('PATCH', `/endpoints/${endpoint.endpointId}`, { paused: true }, { 'if-match': '"2"' })
  await tellOne()
  await hooks.grant(2, [])
  await hooks.db.updateTable('endpoint').set({ state: 'active' }).execute()
  await hooks.settled(endpoint.endpointId, 1)
  expect((await hooks.deliveries(endpoint.endpointId))[0]).toMatchObject({
    state: 'cancelled',
    reason: 'no-right',
  })
  expect(receiver.received).toEqual([])
})

test('what its owner changed holds from the answer on, also in a process that nobody told', async () => {
  const endpoint = await hooks.activate(receiver.url)
  const beside = await hooks.activate(receiver.url, { description: 'beside' })
  await hooks.restart()
  await tellOne()
  await hooks.settled(endpoint.endpointId, 1)
  const change = (paused: boolean, version: number) =>
    hooks.inject('PATCH', `/endpoints/${endpoint.endpointId}`, { paused }, { 'if-match': `"${version}"` })
  expect((await change(true, 2)).status).toBe(200)
  // What the one beside it gets shows that everything due was looked at, twice.
  for (const told of [2, 3]) {
    await tellOne()
    await hooks.settled(beside.endpointId, told)
  }
  const stands = async () => (await hooks.deliveries(endpoint.endpointId)).map(({ state }) => state)
  expect(await stands()).toEqual(['delivered', 'due', 'due'])
  expect(receiver.received).toHaveLength(4)
  expect((await change(false, 3)).status).toBe(200)
  await hooks.settled(endpoint.endpointId, 3)
})

test('what was held back for a right is not read either, and is sent when the right is back', async () => {
  const endpoint = await hooks.activate(receiver.url)
  const roles = hooks.me().roles
  await hooks.inject('PATCH', `/endpoints/${endpoint.endpointId}`, { paused: true }, { 'if-match': '"2"' })
  await tellOne()
  const [owed] = await hooks.deliveries(endpoint.endpointId)
  const elsewhere = [{ ...roles[0], territory: 'MO' }]
  await hooks.grant(2, elsewhere)
  expect((await hooks.inject('GET', `/deliveries/${owed?.delivery_id}`)).body.body).toBeNull()
  await hooks.inject('PATCH', `/endpoints/${endpoint.endpointId}`, { paused: false }, { 'if-match': '"3"' })
  await hooks.settled(endpoint.endpointId, 1)
  const missing = { since: new Date(hooks.clock.now().getTime() - HOUR).toISOString() }
  const ask = async () =>
    (await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/missing`, missing)).body.added
  expect(await ask()).toBe(0)
  await hooks.grant(3, roles)
  expect((await hooks.inject('GET', `/deliveries/${owed?.delivery_id}`)).body.body).toContain('"id"')
  expect(await ask()).toBe(1)
  await eventually(() => receiver.received.length === 1)
  expect(await ask()).toBe(0)
})

test('a failure is tried again by the schedule, with the same id and every attempt on record', async () => {
  const endpoint = await hooks.activate(receiver.url)
  receiver.behave((_request, response) => response.writeHead(500).end('the disk is full'))
  await tellOne()
  await eventually(() => receiver.received.length === 1)
  await eventually(async () => (await hooks.deliveries(endpoint.endpointId))[0]?.attempts === 1)
  receiver.behave((_request, response) => response.writeHead(302, { location: receiver.url }).end())
  hooks.clock.advance(6_000)
  await eventually(() => receiver.received.length === 2)
  receiver.behave((_request, response) => response.end('thanks'))
  await eventually(async () => (await hooks.deliveries(endpoint.endpointId))[0]?.attempts === 2)
  hooks.clock.advance(331_000)
  await hooks.settled(endpoint.endpointId, 1)
  const [delivery] = await hooks.deliveries(endpoint.endpointId)
  const { body } = await hooks.inject('GET', `/deliveries/${delivery?.delivery_id}`)
  expect(body).toMatchObject({ state: 'delivered', attempts: 3, body: receiver.received[0]?.body })
  expect(body.attemptsMade).toMatchObject([
    { number: 1, outcome: 'http-500', response: { status: 500, body: 'the disk is full' } },
    { number: 2, outcome: 'http-302' },
    { number: 3, outcome: 'http-200', nextAttemptAt: null },
  ])
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
})

test('after ten attempts a delivery has failed; it is recovered when the receiver is back', async () => {
  const endpoint = await hooks.activate(receiver.url)
  receiver.behave((_request, response) => response.writeHead(500).end())
  const began = hooks.clock.now().toISOString()
  await tellOne()
  for (let attempts = 1; attempts <= 10; attempts++) {
    await eventually(async () => (await hooks.deliveries(endpoint.endpointId))[0]?.attempts === attempts)
    hooks.clock.advance(27 * HOUR)
  }
  expect((await hooks.deliveries(endpoint.endpointId))[0]).toMatchObject({
    state: 'failed',
    reason: 'http-500',
  })
  receiver.behave((_request, response) => response.end())
  const recovered = await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/recovery`, { since: began })
  expect(recovered).toMatchObject({ status: 202, body: { recovered: 1 } })
  await hooks.settled(endpoint.endpointId, 1)
  expect((await hooks.deliveries(endpoint.endpointId))[0]).toMatchObject({ state: 'delivered', attempts: 11 })
})

test('what is replayed while it is being sent begins anew, whatever comes of that attempt', async () => {
  const endpoint = await hooks.activate(receiver.url)
  const held: ServerResponse[] = []
  receiver.behave((_request, response) => void held.push(response))
  await tellOne()
  await eventually(() => held.length === 1)
  const [delivery] = await hooks.deliveries(endpoint.endpointId)
  held.pop()?.writeHead(500).end()
  await eventually(async () => (await hooks.deliveries(endpoint.endpointId))[0]?.attempts === 1)
  // The next attempt is the last of the schedule.
  await hooks.db.updateTable('delivery').set({ step: 9, next_attempt_at: hooks.clock.now() }).execute()
  await eventually(() => held.length === 1)
  expect((await hooks.inject('POST', `/deliveries/${delivery?.delivery_id}/replay`)).status).toBe(202)
  receiver.behave((_request, response) => response.end())
  held.pop()?.writeHead(500).end()
  await hooks.settled(endpoint.endpointId, 1)
  expect((await hooks.deliveries(endpoint.endpointId))[0]).toMatchObject({ state: 'delivered', attempts: 3 })
})

test('whoever holds an endpoint, asking for much of it, does not hold the feed', async () => {
  const endpoint = await hooks.activate(receiver.url)
  const anybody = { may: () => ({ allow: true }) } as unknown as FastifyRequest
  await hooks.unitOfWork(async (tx) => {
    await lockEndpoint(tx, anybody, endpoint.endpointId)
    await tellOne()
  })
  await hooks.settled(endpoint.endpointId, 1)
})

test('what is missing is owed in short transactions, however much it is', async () => {
  await tellOne()
  const { rows } = await sql<{ now: Date }>`
    with told as (
      insert into feed_event select gen_random_uuid(), household_id, territory_id, type, subject, table_id, body_id, area,
        body, created_at from feed_event, generate_series(1, 2500) returning event_id, territory_id
    )
    insert into feed_log select 1 + row_number() over (), event_id, territory_id, now() from told
    returning logged_at as now`.execute(hooks.db)
  expect(rows).toHaveLength(2500)
  const endpoint = await hooks.activate(receiver.url)
  const path = `/endpoints/${endpoint.endpointId}`
  await hooks.inject('PATCH', path, { paused: true }, { 'if-match': '"2"' })
  const since = new Date(0).toISOString()
  expect((await hooks.inject('POST', `${path}/missing`, { since })).body).toEqual({ added: 2501 })
  const owed = await sql<{ writers: number }>`
    select count(distinct xmin::text) as writers from delivery`.execute(hooks.db)
  expect(owed.rows[0]?.writers).toBe(2)
})

test('a receiver that asks for patience gets it, for everything it is owed', async () => {
  const endpoint = await hooks.activate(receiver.url, { maxInFlight: 1 })
  receiver.behave((_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end())
  await hooks.submit()
  await tellOne()
  await eventually(() => receiver.received.length === 1)
  await eventually(async () =>
    (await hooks.deliveries(endpoint.endpointId)).some(({ attempts }) => attempts === 1),
  )
  const [first] = await hooks.deliveries(endpoint.endpointId)
  expect((first?.next_attempt_at.getTime() ?? 0) - hooks.clock.now().getTime()).toBeGreaterThanOrEqual(
    HOUR - 1000,
  )
  const other = await openReceiver()
  await hooks.activate(other.url)
  await tellOne()
  await eventually(() => other.received.length === 1)
  expect(receiver.received).toHaveLength(1)
  await other.close()
  const { body } = await hooks.inject('GET', `/endpoints/${endpoint.endpointId}`)
  expect(Date.parse(body.heldUntil) - hooks.clock.now().getTime()).toBeGreaterThan(HOUR - 10_000)
  await hooks.restart()
  await tellOne()
  await eventually(async () => (await hooks.deliveries(endpoint.endpointId)).length === 4)
  expect(receiver.received).toHaveLength(1)
  receiver.behave((_request, response) => response.end())
  await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/recovery`, {
    since: new Date(0).toISOString(),
  })
  await hooks.settled(endpoint.endpointId, 4)
})

test('410 ends an endpoint at once: its owner and the operators are told, and it starts again by a new proof', async () => {
  const endpoint = await hooks.activate(receiver.url)
  receiver.behave((_request, response) => response.writeHead(410).end())
  await tellOne()
  await eventually(
    async () => (await hooks.inject('GET', `/endpoints/${endpoint.endpointId}`)).body.state === 'disabled',
  )
  const since = hooks.clock.now().toISOString()
  await tellOne()
  expect((await hooks.outbox()).map(({ type }) => type)).toContain(
    'it.intarsi.notifications.endpoint-disabled.v1',
  )
  expect(await hooks.db.selectFrom('notice').select(['kind', 'recipient_id']).execute()).toContainEqual({
    kind: 'endpoint-disabled',
    recipient_id: hooks.me().personId,
  })
  receiver.behave((_request, response) => response.end())
  await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/verification`, {})
  const missing = await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/missing`, { since })
  expect(missing.body).toEqual({ added: 1 })
  expect((await hooks.inject('POST', `/endpoints/${endpoint.endpointId}/missing`, { since })).body).toEqual({
    added: 0,
  })
  hooks.clock.advance(6_000)
  await hooks.settled(endpoint.endpointId, 2)
  expect(new Set(receiver.events().map(({ id }) => id)).size).toBe(2)
})

test('five days of failure end an endpoint, after warnings at one and three days, and never without them', async () => {
  const endpoint = await hooks.activate(receiver.url)
  receiver.behave((_request, response) => response.writeHead(500).end())
  const kinds = async () =>
    (await hooks.db.selectFrom('notice').select('kind').orderBy('position').execute()).map(({ kind }) => kind)
  for (let days = 0; days <= 5; days++) {
    await tellOne()
    await eventually(async () => {
      hooks.wake()
      const { lastFailureAt } = (await hooks.inject('GET', `/endpoints/${endpoint.endpointId}`)).body
      return lastFailureAt && Date.parse(lastFailureAt) >= hooks.clock.now().getTime() - 1000
    })
    await hooks.watch()
    if (days < 5)
      expect((await hooks.inject('GET', `/endpoints/${endpoint.endpointId}`)).body.state).toBe('active')
    hooks.clock.advance(DAY + 11_000)
  }
  expect(await kinds()).toEqual(['endpoint-failing', 'endpoint-failing', 'endpoint-disabled'])
})

test('where order is asked for, an event of a household waits for the one before it, and other households do not', async () => {
  const endpoint = await hooks.activate(receiver.url, { ordered: true })
  const stuck = await hooks.submit()
  await hooks.move(stuck, '2026-12-01')
  await hooks.move(stuck, '2026-12-02')
  const free = await hooks.submit()
  receiver.behave(({ body }, response) =>
    response.writeHead(body.includes(stuck.householdId) ? 500 : 200).end(),
  )
  await hooks.position()
  await eventually(() => receiver.events().some(({ subject }) => subject === free.householdId))
  await eventually(async () => (await hooks.deliveries(endpoint.endpointId))[0]?.attempts === 1)
  expect(receiver.events().filter(({ subject }) => subject === stuck.householdId)).toHaveLength(1)
  receiver.behave((_request, response) => response.end())
  hooks.clock.advance(6_000)
  await hooks.settled(endpoint.endpointId, 4)
  const sequences = receiver.events().filter(({ subject }) => subject === stuck.householdId)
  expect(sequences.map(({ sequence }) => Number(sequence))).toEqual([1, 1, 2, 3])
})

test('one slow receiver holds nobody else up', async () => {
  receiver.behave(() => undefined)
  await hooks.activate(receiver.url, { maxInFlight: 3 })
  const quick = await openReceiver()
  const endpoint = await hooks.activate(quick.url)
  for (let i = 0; i < 20; i++) await hooks.submit()
  await hooks.position()
  await hooks.settled(endpoint.endpointId, 20)
  expect(receiver.received).toHaveLength(3)
  expect(quick.received).toHaveLength(20)
  await receiver.close()
  receiver = quick
})

test('two processes share the endpoints, and each event is sent once while both live', async () => {
  const receivers = await Promise.all([1, 2, 3, 4].map(() => openReceiver()))
  hooks.another()
  const endpoints = await Promise.all(receivers.map(({ url }) => hooks.activate(url)))
  for (let i = 0; i < 10; i++) await hooks.submit()
  await hooks.position()
  for (const { endpointId } of endpoints) await hooks.settled(endpointId, 10)
  for (const each of receivers) {
    expect(each.received).toHaveLength(10)
    await each.close()
  }
})
