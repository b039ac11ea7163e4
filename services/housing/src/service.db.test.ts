import type { DataOf, EventContract } from '@intarsi/contracts'
import { personChanged, presaInCaricoOpened } from '@intarsi/contracts'
import { systemClock } from '@intarsi/kernel'
import { busMigrations, createEmbeddedTransport, type Transport } from '@intarsi/messaging'
import { type Network, startNetwork } from '@intarsi/runtime'
import { eventually, testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { envelopeOf, facts, flat } from '../test/housing.ts'
import { housing } from './index.ts'

const logger = pino({ level: 'silent' })
const closers: (() => Promise<unknown>)[] = []
let transport: Transport
let network: Network

beforeAll(async () => {
  const [bus, database] = await Promise.all([testDatabase([busMigrations]), testDatabase(housing.migrations)])
  transport = createEmbeddedTransport({ url: bus.url, logger })
  network = await startNetwork({
    services: [{ module: housing, databaseUrl: database.url, env: { INTARSI_MATCHING_EVERY_MS: '100' } }],
    transport,
    logger,
  })
  closers.push(bus.close, database.close, transport.close, network.close)
})
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

async function publish<Contract extends EventContract>(
  contract: Contract,
  key: string,
  data: DataOf<Contract>,
) {
  const value = JSON.stringify(
    envelopeOf(contract, { data, rootId: key, sequence: 1, newId: crypto.randomUUID.bind(crypto) }),
  )
  const headers = { 'content-type': 'application/cloudevents+json' }
  await transport.publish([{ topic: contract.topic, key, value, headers }])
}

type Answer = {
  placeId?: string
  items?: { requestId: string }[]
  proposal?: { placeId: string } | null
}

async function call(method: 'GET' | 'POST', path: string, body?: object) {
  const response = await fetch(network.url('housing') + path, {
    method,
    headers: {
      authorization: `Bearer ${await network.tokenFor('demo|housing-manager')}`,
      'idempotency-key': crypto.randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}

test('an admission on the log becomes a request, a reason, then a proposal as soon as a place is registered', async () => {
  const { personId } = personChanged.example
  const roles = [
    { role: 'housing-manager' as const, territory: 'RE' as const, tableId: null, healthRole: false },
  ]
  await publish(personChanged, personId, {
    ...personChanged.example,
    subject: 'demo|housing-manager',
    agreementValidUntil: '2099-12-31',
    roles,
  })
  const { householdId } = presaInCaricoOpened.example
  const openedAt = systemClock.now().toISOString()
  await publish(presaInCaricoOpened, householdId, {
    ...presaInCaricoOpened.example,
    openedAt,
    facts: facts(),
  })
  const waiting = await eventually(async () => {
    const { body } = await call('GET', '/housing-requests?state=no-place')
    return body.items?.[0]
  })
  expect(waiting).toMatchObject({ householdId, reasons: [{ code: 'no-places' }] })
  const place = await call('POST', '/places', flat())
  expect(place.status).toBe(201)
  const proposal = await eventually(
    async () => (await call('GET', `/housing-requests/${waiting.requestId}`)).body.proposal,
  )
  expect(proposal.placeId).toBe(place.body.placeId)
  const offer = await call('POST', '/offers', { requestId: waiting.requestId, placeId: proposal.placeId })
  expect(offer).toMatchObject({ status: 201, body: { state: 'open' } })
  await network.settle()
})
