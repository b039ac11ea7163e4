import { execFileSync } from 'node:child_process'
import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  eventFilter,
  exampleEvent,
  matchesFilter as ours,
  PUBLIC_EVENTS,
  referralUpdated,
} from '@intarsi/contracts'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import {
  createClient,
  eventOfMessage,
  type IntarsiEvent,
  matchesFilter,
  pullEvents,
  streamEvents,
  verifyChallenge,
  verifySigned,
  verifyWebhook,
} from '../src/index.ts'
import { readmeSamples } from './readme-samples.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const event = exampleEvent(referralUpdated) as IntarsiEvent
const body = JSON.stringify(event)
const secret = `whsec_${randomBytes(32).toString('base64')}`

function headersFor(content: string, at = new Date(), key = secret) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signed = `${event.id}.${timestamp}.${content}`
  const signature = createHmac('sha256', Buffer.from(key.slice(6), 'base64'))
    .update(signed)
    .digest('base64')
  return { 'webhook-id': event.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

test('a webhook verifies here as it does with the independent library, and its type says what its data are', () => {
  const headers = headersFor(body)
  expect(new Webhook(secret).verify(body, headers)).toEqual(event)
  const got = verifyWebhook({ body, headers, secret })
  if (got.type === 'it.intarsi.public.referral-updated.v1') expect(got.data.holderKind).toBe('person')
  expect(
    verifyWebhook({ body: Buffer.from(body), headers: new Headers(headers), secret: ['whsec_x', secret] }),
  ).toEqual(event)
})

test('a changed byte, another secret, an old timestamp and missing headers are refused', () => {
  fc.assert(
    fc.property(fc.nat(body.length - 1), (at) => {
      const changed = `${body.slice(0, at)}${body[at] === 'x' ? 'y' : 'x'}${body.slice(at + 1)}`
      expect(() => verifyWebhook({ body: changed, headers: headersFor(body), secret })).toThrow('signature')
    }),
  )
  const other = `whsec_${randomBytes(32).toString('base64')}`
  expect(() => verifyWebhook({ body, headers: headersFor(body), secret: other })).toThrow('signature')
  expect(() =>
    verifyWebhook({ body, headers: headersFor(body, new Date(Date.now() - 301_000)), secret }),
  ).toThrow('timestamp')
  expect(() => verifyWebhook({ body, headers: {}, secret })).toThrow('webhook-id')
  expect(() =>
    verifyWebhook({ body, headers: { ...headersFor(body), 'webhook-timestamp': 'NaN' }, secret }),
  ).toThrow('timestamp')
})

test('a secret that was left empty is no key: what anybody could sign is refused', () => {
  const forged = headersFor(body, new Date(), 'whsec_')
  expect(() => verifyWebhook({ body, headers: forged, secret: '' })).toThrow('Give the secret')
  expect(() => verifyWebhook({ body, headers: forged, secret: ['', secret, 'whsec_'] })).toThrow('signature')
})

test('a FHIR Task is verified too, although it is no event', () => {
  const task = JSON.stringify({ resourceType: 'Task', status: 'requested' })
  const headers = headersFor(task)
  expect(verifySigned({ body: task, headers, secret })).toEqual({ id: event.id, body: task })
  expect(() => verifyWebhook({ body: task, headers, secret })).toThrow('CloudEvent')
  expect(() => verifySigned({ body: `${task} `, headers, secret })).toThrow('signature')
})

test('an ed25519 signature verifies with the public key alone', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const headers = headersFor(body)
  const content = `${event.id}.${headers['webhook-timestamp']}.${body}`
  const signature = sign(null, Buffer.from(content), privateKey).toString('base64')
  const key = `whpk_${publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`
  const both = { ...headers, 'webhook-signature': `v1,AAAA v1a,${signature}` }
  expect(verifyWebhook({ body, headers: both, publicKey: key })).toEqual(event)
  expect(() => verifyWebhook({ body: `${body} `, headers: both, publicKey: key })).toThrow('signature')
})

test('a challenge is answered when it is signed, and nothing else is taken for one', () => {
  const challenge = JSON.stringify({ type: 'it.intarsi.notifications.endpoint-challenge', challenge: 'abc' })
  expect(verifyChallenge({ body: challenge, headers: headersFor(challenge), secret })).toBe(
    '{"challenge":"abc"}',
  )
  expect(() => verifyChallenge({ body: challenge, headers: headersFor('x'), secret })).toThrow('signature')
  expect(verifyChallenge({ body, headers: headersFor(body), secret })).toBeNull()
})

test('a filter asks for the same events here as in intarsi', () => {
  const types = fc.constantFrom(
    '*',
    'it.intarsi.public.*',
    '*.referral-*',
    'it.intarsi.public.housing-offer-updated.v1',
    '*v2',
  )
  const filter = fc.record({
    types: fc.array(types, { maxLength: 2 }),
    territories: fc.subarray(['RE', 'MO'] as const),
    areas: fc.subarray(['housing', 'legal'] as const),
  })
  fc.assert(
    fc.property(filter, fc.constantFrom(...PUBLIC_EVENTS), (wanted, contract) => {
      const each = exampleEvent(contract) as IntarsiEvent
      expect(matchesFilter(wanted, each)).toBe(ours(eventFilter.parse(wanted), each))
    }),
  )
})

test('a Kafka record that holds no event is told apart from one that does', () => {
  expect(eventOfMessage({ value: Buffer.from(body) })).toEqual(event)
  for (const value of [null, Buffer.from('{'), Buffer.from('{}')])
    expect(eventOfMessage({ value })).toBeNull()
})

type Answer = (cursor: string | null) => { status: number; text?: string; headers?: object }
const AWAY: Answer = () => ({ status: 503 })

/** A feed of three events that breaks off, is away, has forgotten a cursor, or refuses a token, as told. */
async function brokenFeed(
  answers: ((cursor: string | null) => { status: number; text?: string; headers?: object })[],
) {
  const cursors: (string | null)[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feed')
    const cursor = String(request.headers['last-event-id'] ?? url.searchParams.get('after') ?? '')
    cursors.push(cursor)
    const { status, text = '', headers = {} } = (answers.shift() ?? AWAY)(cursor)
    response.writeHead(status, headers as Record<string, string>).end(text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  return { url, cursors, close: () => server.close() }
}

const message = (id: string) => `id: ${id}\nevent: ${event.type}\ndata: ${body}\n\n`

test('a stream goes on after its last event when it breaks off, when nobody answers, and with a fresh token', async () => {
  const feed = await brokenFeed([
    () => ({ status: 200, text: `retry: 2000\n\n: ping\n\n${message('1-a')}` }),
    () => ({ status: 503 }),
    () => ({ status: 401 }),
    () => ({ status: 200, text: message('2-b') }),
    () => ({ status: 200, text: `event: reset\ndata: {}\n\n${message('5-c')}` }),
  ])
  const tokens: string[] = []
  const client = createClient({ url: feed.url, token: async () => `t${tokens.push('')}` })
  let resets = 0
  const seen: string[] = []
  for await (const { cursor } of streamEvents(client, { after: 'oldest', onReset: () => resets++ })) {
    if (seen.push(cursor) === 3) break
  }
  expect(seen).toEqual(['1-a', '2-b', '5-c'])
  expect(feed.cursors).toEqual(['oldest', '1-a', '1-a', '1-a', '2-b'])
  expect(resets).toBe(1)
  feed.close()
})

test('a filter that lets nothing through for long does not hold the cursor back', async () => {
  const feed = await brokenFeed([
    () => ({ status: 200, text: ': ping\nid: 7-e\n\n' }),
    () => ({ status: 200, text: message('8-f') }),
  ])
  const client = createClient({ url: feed.url, token: 't' })
  const kept: string[] = []
  for await (const { cursor } of streamEvents(client, {
    after: '1-a',
    onProgress: (next) => kept.push(next),
  })) {
    expect(cursor).toBe('8-f')
    break
  }
  expect(feed.cursors).toEqual(['1-a', '7-e'])
  expect(kept).toEqual(['7-e'])
  feed.close()
})

test('lists of cases and deliveries are read to their end', async () => {
  const asked: string[] = []
  const answer = async (url: unknown) => {
    asked.push(String(url))
    return Response.json({ items: [], next: null })
  }
  const client = createClient({ url: 'http://feed', token: 't', fetch: answer as typeof fetch })
  await client.listCases({ cursor: 'c' })
  await client.listDeliveries('e-1', { state: 'failed', cursor: 'd' })
  await client.listDeliveries('e-1')
  expect(asked).toEqual([
    'http://feed/cases?cursor=c',
    'http://feed/endpoints/e-1/deliveries?state=failed&cursor=d',
    'http://feed/endpoints/e-1/deliveries?',
  ])
})

test('pull says so when its cursor is forgotten and goes on with what is kept; a refusal for good ends it', async () => {
  const page = { 'intarsi-cursor': '9-d', 'intarsi-more': 'false' }
  const feed = await brokenFeed([
    () => ({ status: 410, text: '{"code":"cursor-gone"}' }),
    () => ({ status: 200, text: `[${body},${body}]`, headers: page }),
    () => ({ status: 403, text: '{"code":"forbidden","detail":"No."}' }),
  ])
  const client = createClient({ url: feed.url, token: 't' })
  const seen: string[] = []
  const follow = async () => {
    for await (const { cursor } of pullEvents(client, { after: '1-a', everyMs: 1 })) seen.push(cursor)
  }
  await expect(follow()).rejects.toMatchObject({ status: 403, code: 'forbidden' })
  // The first of a page is not given the cursor that leads past the second.
  expect(seen).toEqual(['oldest', '9-d'])
  feed.close()
})

test('the examples are the samples of the README', () => {
  for (const [name, code] of readmeSamples()) {
    expect(readFileSync(new URL(`../../../examples/typescript/${name}`, import.meta.url), 'utf8'), name).toBe(
      code,
    )
  }
})

test('what is published has types, needs nothing, and works as plain JavaScript', () => {
  const directory = mkdtempSync(join(tmpdir(), 'intarsi-sdk-'))
  const bin = (name: string) => fileURLToPath(new URL(`../../../node_modules/.bin/${name}`, import.meta.url))
  execFileSync(bin('tsc'), ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(directory, 'dist')])
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}')
  const code =
    "import * as sdk from './dist/index.js'; console.log(Object.keys(sdk).length, sdk.publicTopics(['RE'])[0])"
  writeFileSync(join(directory, 'use.js'), code)
  expect(execFileSync(process.execPath, [join(directory, 'use.js')]).toString()).toMatch(
    /^\d+ intarsi\.public\.re\n$/,
  )
  const typed = `import { type IntarsiEvent } from './dist/index.js'
    export const stateOf = (event: IntarsiEvent): string => event.type === 'it.intarsi.public.referral-updated.v1' ? event.data.state : ''
    // @ts-expect-error: another event has no such member
    export const wrong = (event: IntarsiEvent<'it.intarsi.public.household-joined.v1'>) => event.data.state`
  writeFileSync(join(directory, 'use.ts'), typed)
  const strict = [
    '--ignoreConfig',
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    'node',
  ]
  const typeRoots = ['--typeRoots', fileURLToPath(new URL('../../../node_modules/@types', import.meta.url))]
  execFileSync(bin('tsc'), [...strict, ...typeRoots, join(directory, 'use.ts')])
  rmSync(directory, { recursive: true })
}, 60_000)
