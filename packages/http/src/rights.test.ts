import { Readable } from 'node:stream'
import type { Actor, Authentication } from '@intarsi/access'
import { expect, test } from 'vitest'
import { coordinator, PLACE, takesPlaces, testApp } from '../test/test-app.ts'

test('a refusal says what the person lacks, who it is and since when', async () => {
  const gone: Actor = { ...coordinator, active: false, since: '2026-11-01T00:00:00.000Z' }
  const http = await testApp(takesPlaces, {
    authenticate: async () => ({ ok: true, actor: gone, lagSeconds: 0 }),
  })
  const answer = await http.inject({ method: 'POST', url: PLACE, payload: { rooms: 1 } })
  expect(answer.json()).toMatchObject({
    status: 403,
    code: 'account-inactive',
    personId: gone.personId,
    since: gone.since,
  })
})

test('a route that answers without asking about rights is a bug: the answer stays inside', async () => {
  const http = await testApp((h) => {
    h.get('/secret', { config: { action: 'place.read' } }, () => ({ secret: 'Via dei Mirti 3' }))
  })
  const answer = await http.inject('/secret')
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('Mirti')
})

test.each<[string, Authentication, number, string]>([
  [
    'no token',
    { ok: false, status: 401, code: 'token-required', detail: 'Send a token.' },
    401,
    'token-required',
  ],
  ['rights older than a minute', { ok: true, actor: coordinator, lagSeconds: 61 }, 503, 'rights-not-current'],
  ['rights of unknown age', { ok: true, actor: coordinator, lagSeconds: null }, 503, 'rights-not-current'],
])('a command with %s is refused', async (_what, authentication, status, code) => {
  const http = await testApp(takesPlaces, { authenticate: async () => authentication })
  const answer = await http.inject({ method: 'POST', url: PLACE, payload: { rooms: 1 } })
  expect(answer.json()).toMatchObject({ status, code })
})

test('a read that shows nobody is answered from older rights', async () => {
  const http = await testApp(
    (h) => {
      h.get('/places', { config: { action: 'place.read' } }, (request) => ({ in: request.territories() }))
    },
    { authenticate: async () => ({ ok: true, actor: coordinator, lagSeconds: null }) },
  )
  expect((await http.inject('/places')).json()).toEqual({ in: ['RE'] })
})

test.each<[string, () => unknown]>([
  ['a text', () => 'Via dei Mirti 3'],
  ['bytes', () => Buffer.from('Via dei Mirti 3')],
  ['a stream', () => Readable.from(['Via dei Mirti 3'])],
])('%s that leaves without asking about rights stays inside too', async (_what, answer) => {
  const http = await testApp((h) => {
    h.get('/secret', { config: { action: 'place.read' } }, async (_request, reply) => reply.send(answer()))
  })
  const { statusCode, body } = await http.inject('/secret')
  expect(statusCode).toBe(500)
  expect(body).not.toContain('Mirti')
  expect(JSON.parse(body).code).toBe('unexpected')
})

test('an empty answer without asking about rights is the same bug', async () => {
  const http = await testApp((h) => {
    h.delete('/place', { config: { action: 'place.manage' } }, async (_request, reply) =>
      reply.code(204).send(),
    )
  })
  expect((await http.inject({ method: 'DELETE', url: '/place' })).statusCode).toBe(500)
})
