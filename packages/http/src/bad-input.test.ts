import { expect, test } from 'vitest'
import { PLACE, takesPlaces, testApp } from '../test/test-app.ts'

test('a bad request is told every fault at once, in every part, and never what was sent', async () => {
  const http = await testApp(takesPlaces)
  const answer = await http.inject({
    method: 'POST',
    url: '/places/not-an-id?colour=red',
    payload: { rooms: 0, surname: 'Ginepro', beds: [{ kind: 'triple', width: 2 }] },
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  const problem = answer.json()
  expect(problem).toMatchObject({
    type: 'urn:intarsi:problem:invalid-request',
    status: 400,
    title: 'Bad Request',
  })
  const faults = problem.errors.map(
    (e: { in: string; pointer: string; code: string }) => `${e.in} ${e.pointer} ${e.code}`,
  )
  expect(faults.sort()).toEqual([
    'body /beds/0/kind not-in-list',
    'body /beds/0/width unknown-field',
    'body /rooms out-of-range',
    'body /surname unknown-field',
    'path /id invalid-format',
    'query /colour unknown-field',
  ])
  expect(answer.body).not.toContain('Ginepro')
})

test.each([
  ['broken JSON', '{"rooms":', 'application/json', 400, 'unreadable-body'],
  ['an empty body', '', 'application/json', 400, 'empty-body'],
  ['a form', 'rooms=1', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
  ['plain text', 'rooms', 'text/plain', 415, 'unsupported-media-type'],
  [
    'too large a body',
    JSON.stringify({ notes: 'x'.repeat(1024 * 1024) }),
    'application/json',
    413,
    'body-too-large',
  ],
  ['a poisoned prototype', '{"__proto__":{"rooms":1}}', 'application/json', 400, 'unreadable-body'],
  ['a NUL', '{"rooms":1,"notes":"a\\u0000"}', 'application/json', 400, 'invalid-request'],
  ['half a surrogate pair', '{"rooms":1,"notes":"\\ud800"}', 'application/json', 400, 'invalid-request'],
])('%s gets a clear problem', async (_what, payload, type, status, code) => {
  const http = await testApp(takesPlaces)
  const answer = await http.inject({ method: 'POST', url: PLACE, payload, headers: { 'content-type': type } })
  expect(answer.json()).toMatchObject({ status, code })
  expect(answer.statusCode).toBe(status)
})

test('an escaped backslash before u0000 is text like any other', async () => {
  const http = await testApp(takesPlaces)
  const payload = '{"rooms":1,"notes":"C:\\\\u0000"}'
  const headers = { 'content-type': 'application/json' }
  expect((await http.inject({ method: 'POST', url: PLACE, payload, headers })).statusCode).toBe(200)
})

test('an unknown address is a 404 and a wrong method a 405 that names the right ones', async () => {
  const http = await testApp(takesPlaces)
  expect((await http.inject('/nothing')).json()).toMatchObject({ status: 404, code: 'unknown-route' })
  const wrong = await http.inject({ method: 'DELETE', url: PLACE })
  expect(wrong.json()).toMatchObject({ status: 405, code: 'method-not-allowed', allow: ['POST'] })
  expect(wrong.headers.allow).toBe('POST')
  expect((await http.inject('/places/%zz')).json()).toMatchObject({ status: 400, code: 'bad-url' })
  expect((await http.inject('/places/%00')).json()).toMatchObject({ status: 400 })
})
