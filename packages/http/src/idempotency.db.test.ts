import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { messagingMigrations, testUnitOfWork } from '@intarsi/messaging'
import { createDatabase } from '@intarsi/postgres'
import { testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import {
  createHttp,
  forgetIdempotencyKeys,
  type HttpApp,
  httpMigrations,
  type IdempotencyTables,
  problem,
  withIdempotency,
} from './index.ts'

const clock = createManualClock('2026-11-23T08:00:00.000Z')
const newId = createUuidV7(clock)
let database: Awaited<ReturnType<typeof testDatabase>>
let db: ReturnType<typeof createDatabase<IdempotencyTables>>
let http: HttpApp
let created = 0
let working = Promise.resolve()

beforeAll(async () => {
  database = await testDatabase([messagingMigrations, httpMigrations])
  db = createDatabase<IdempotencyTables>(database.pool)
  http = await createHttp({
    service: 'intake',
    clock,
    newId,
    logger: pino({ level: 'silent' }),
    authenticate: async (who) => ({ ok: true, lagSeconds: 0, actor: person(who ?? 'one') }),
  })
  addNotes(http)
})
beforeEach(() => {
  created = 0
  working = Promise.resolve()
})
afterAll(async () => {
  await http.close()
  await database.close()
})

function person(subject: string) {
  const roles = [{ role: 'coordinator', territory: 'RE' as const, tableId: null, healthRole: false }]
  const rights = { bodyId: newId(), sportelloIds: [], active: true, agreementValidUntil: '2027-12-31', roles }
  return { personId: subject, subject, ...rights, since: clock.now().toISOString() }
}

function addNotes(app: HttpApp) {
  const uow = testUnitOfWork(db, { service: 'intake', clock, newId })
  app.route({
    method: 'POST',
    url: '/notes',
    config: { action: 'place.manage', idempotent: true },
    schema: { summary: 'Adds a note', body: z.object({ text: z.string(), more: z.int().optional() }) },
    handler: async (request, reply) => {
      request.authorize({ territory: 'RE' })
      const answer = await uow((tx) =>
        withIdempotency(request, tx, async () => {
          await working
          if (request.body.text === 'refused') throw problem(409, 'refused', 'No.')
          return { status: 201 as const, body: { number: ++created } }
        }),
      )
      return reply.code(answer.status).send(answer.body)
    },
  })
}

function post(key: string | undefined, payload: object, who = 'one') {
  const headers = { authorization: who, ...(key ? { 'idempotency-key': key } : {}) }
  return http.inject({ method: 'POST', url: '/notes', headers, payload })
}

test('the same key and body creates once and gets the same answer, however the fields are ordered', async () => {
  const key = newId()
  expect((await post(key, { text: 'a', more: 1 })).json()).toEqual({ number: 1 })
  const again = await post(key, { more: 1, text: 'a' })
  expect([again.statusCode, again.json()]).toEqual([201, { number: 1 }])
})

test('the same key with another body is told so, and creates nothing', async () => {
  const key = newId()
  await post(key, { text: 'a' })
  expect((await post(key, { text: 'b' })).json()).toMatchObject({
    status: 422,
    code: 'idempotency-key-reused',
  })
  expect(created).toBe(1)
})

test('requests with one key at the same time wait for the first and share its answer', async () => {
  const key = newId()
  const gate = Promise.withResolvers<void>()
  working = gate.promise
  const answers = [1, 2, 3, 4].map(() => post(key, { text: 'a' }))
  gate.resolve()
  for (const answer of await Promise.all(answers)) expect(answer.json()).toEqual({ number: 1 })
  expect(created).toBe(1)
})

test('a refused request leaves no key behind: it may be sent again', async () => {
  const key = newId()
  expect((await post(key, { text: 'refused' })).statusCode).toBe(409)
  expect((await post(key, { text: 'a' })).statusCode).toBe(201)
})

test('keys belong to who sends them', async () => {
  const key = newId()
  await post(key, { text: 'a' }, 'one')
  expect((await post(key, { text: 'a' }, 'two')).json()).toEqual({ number: 2 })
})

test('an answer is kept with the territory where the command was allowed', async () => {
  const key = newId()
  await post(key, { text: 'a' })
  const row = db.selectFrom('http_idempotency').select('territory_id').where('key', '=', key)
  expect(await row.execute()).toEqual([{ territory_id: 'RE' }])
})

test('a missing or unusable key is named beside every other fault', async () => {
  const answer = (await post(undefined, { text: 7 })).json()
  expect(
    answer.errors.map(({ in: part, pointer }: { in: string; pointer: string }) => part + pointer),
  ).toEqual(['body/text', 'header/idempotency-key'])
})

test('after seven days a key is forgotten', async () => {
  const key = newId()
  await post(key, { text: 'a' })
  clock.advance(7 * 86_400_000)
  expect((await post(key, { text: 'b' })).json()).toEqual({ number: 2 })
  clock.advance(7 * 86_400_000)
  expect(await forgetIdempotencyKeys(db, clock.now())).toBeGreaterThan(0)
  expect(await forgetIdempotencyKeys(db, clock.now())).toBe(0)
})
