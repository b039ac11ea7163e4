import { busMigrations, createEmbeddedTransport } from '@intarsi/messaging'
import { eventually, testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, newcomer, type Person, startPair, tell } from '../../test/rights-flow.ts'
import { failing } from '../../test/sample-modules.ts'
import type { Network } from '../index.ts'

const closers: (() => Promise<unknown>)[] = []
let network: Network
let operator: Person

beforeAll(async () => {
  const logger = pino({ level: 'silent' })
  const bus = await testDatabase([busMigrations])
  const transport = createEmbeddedTransport({ url: bus.url, logger })
  closers.push(bus.close, transport.close)
  network = (await startPair(transport, closers)).network
  operator = {
    ...newcomer(),
    roles: [{ role: 'operator', territory: null, tableId: null, healthRole: false }],
  }
  await tell(network, operator)
})
afterAll(async () => {
  failing.personIds.clear()
  for (const close of closers.reverse()) await close()
})

const ask = (path: string, body?: object) =>
  call(network, ['housing', path], { as: operator.subject, ...(body ? { body } : {}) })
type Parked = { eventId: string; key: string; reason: string }
const parkedOf = async ({ personId }: Person) =>
  (await ask(`/operations/parked?key=${personId}`)).body.items as Parked[]

/** Somebody whose facts this service cannot handle: two of them, the second behind the first. */
async function stuckPerson(): Promise<Person> {
  const stuck = newcomer()
  failing.personIds.add(stuck.personId)
  await tell(network, stuck)
  await tell(network, { ...stuck, version: 2 })
  await eventually(async () => (await parkedOf(stuck)).length === 2)
  return stuck
}

test('an operator reads how far behind a service is, sees what is parked without its content, and has it tried again', async () => {
  const stuck = await stuckPerson()
  expect((await ask('/operations')).body).toMatchObject({
    service: 'housing',
    lag: [{ records: 0 }],
    notPublished: 0,
    parked: 2,
    parkedKeys: 1,
  })
  const parked = await parkedOf(stuck)
  expect(parked.map(({ reason }) => reason)).toEqual(['handler', 'behind'])
  expect(JSON.stringify(parked)).not.toContain(stuck.subject)
  const first = await ask(`/operations/parked?limit=1`)
  const second = await ask(`/operations/parked?limit=1&cursor=${first.body.next}`)
  expect([first, second].map(({ body }) => body.items[0].eventId)).toEqual(
    parked.map(({ eventId }) => eventId),
  )
  const behind = await ask('/operations/parked?reason=behind')
  expect(behind.body.items).toMatchObject([{ eventId: parked[1]?.eventId, reason: 'behind' }])
  for (const made of ['zzz', '["abc"]', '["-1"]', '["99999999999999999999"]']) {
    const cursor = Buffer.from(made).toString('base64url')
    expect(await ask(`/operations/parked?cursor=${cursor}`), made).toMatchObject({ status: 400 })
  }
  failing.personIds.delete(stuck.personId)
  expect(await ask('/operations/parked/redrive', { key: stuck.personId })).toEqual({
    status: 202,
    body: { asked: 2 },
  })
  await eventually(async () => (await parkedOf(stuck)).length === 0)
})

test('a discard needs a reason, gives one event up for good, and says when somebody was faster', async () => {
  const stuck = await stuckPerson()
  const [head] = await parkedOf(stuck)
  const discard = (body: object) => ask(`/operations/parked/${head?.eventId}/discard`, body)
  expect((await discard({ reason: ' ' })).status).toBe(400)
  expect((await ask(`/operations/parked/${head?.eventId}`)).body).toEqual(head)
  expect((await discard({ reason: 'sent twice' })).status).toBe(200)
  expect(await discard({ reason: 'sent twice' })).toMatchObject({
    status: 404,
    body: { code: 'event-not-parked' },
  })
  expect(await parkedOf(stuck)).toHaveLength(1)
})

test('who coordinates a territory operates no service', async () => {
  const coordinator = newcomer()
  await tell(network, coordinator)
  const as = { as: coordinator.subject }
  expect((await call(network, ['housing', '/operations'], as)).status).toBe(403)
  const redrive = call(network, ['housing', '/operations/parked/redrive'], { ...as, body: {} })
  expect((await redrive).status).toBe(403)
})
