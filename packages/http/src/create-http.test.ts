import type { Actor, Authentication } from '@intarsi/access'
import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import * as z from 'zod'
import {
  createHttp,
  cutPage,
  decodeCursor,
  etag,
  type HttpApp,
  type HttpDeps,
  ifMatch,
  listRoutes,
  pageQuery,
  problem,
} from './index.ts'

const clock = createManualClock('2026-11-23T08:00:00.000Z')
const coordinator: Actor = {
  personId: '01966000-0000-7000-8000-000000000001',
  subject: 'demo|re-coordinator',
  bodyId: '01966000-0000-7000-8000-0000000000b0',
  sportelloIds: [],
  active: true,
  agreementValidUntil: '2027-12-31',
  roles: [{ role: 'coordinator', territory: 'RE', tableId: null, healthRole: false }],
  since: '2026-01-01T00:00:00.000Z',
}

const apps: FastifyInstance[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

async function app(routes: (http: HttpApp) => void, change: Partial<HttpDeps> = {}): Promise<HttpApp> {
  const http = await createHttp({
    service: 'intake',
    clock,
    newId: createUuidV7(clock),
    logger: pino({ level: 'silent' }),
    authenticate: async () => ({ ok: true, actor: coordinator, lagSeconds: 0 }),
    ...change,
  })
  apps.push(http as unknown as FastifyInstance)
  routes(http)
  return http
}

function takesPlaces(http: HttpApp) {
  http.route({
    method: 'POST',
    url: '/places/:id',
    config: { action: 'place.manage' },
    schema: {
      summary: 'Adds a place',
      params: z.object({ id: z.uuid() }),
      querystring: z.object({ dry: z.stringbool().optional() }),
      body: z.object({
        rooms: z.int().min(1),
        notes: z.string().optional(),
        beds: z.array(z.object({ kind: z.enum(['single', 'double']) })).optional(),
      }),
    },
    handler: async (request) => {
      request.authorize({ territory: 'RE' })
      return { rooms: request.body.rooms }
    },
  })
}

const PLACE = '/places/01966000-0000-7000-8000-000000000009'

test('a bad request is told every fault at once, in every part, and never what was sent', async () => {
  const http = await app(takesPlaces)
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
  const http = await app(takesPlaces)
  const answer = await http.inject({ method: 'POST', url: PLACE, payload, headers: { 'content-type': type } })
  expect(answer.json()).toMatchObject({ status, code })
  expect(answer.statusCode).toBe(status)
})

test('an escaped backslash before u0000 is text like any other', async () => {
  const http = await app(takesPlaces)
  const payload = '{"rooms":1,"notes":"C:\\\\u0000"}'
  const headers = { 'content-type': 'application/json' }
  expect((await http.inject({ method: 'POST', url: PLACE, payload, headers })).statusCode).toBe(200)
})

test('an unknown address is a 404 and a wrong method a 405 that names the right ones', async () => {
  const http = await app(takesPlaces)
  expect((await http.inject('/nothing')).json()).toMatchObject({ status: 404, code: 'unknown-route' })
  const wrong = await http.inject({ method: 'DELETE', url: PLACE })
  expect(wrong.json()).toMatchObject({ status: 405, code: 'method-not-allowed', allow: ['POST'] })
  expect(wrong.headers.allow).toBe('POST')
  expect((await http.inject('/places/%zz')).json()).toMatchObject({ status: 400, code: 'bad-url' })
  expect((await http.inject('/places/%00')).json()).toMatchObject({ status: 400 })
})

test('what is unexpected is a 500 with an id, logged once, without the values it was about', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(line) })
  const failure = Object.assign(new Error('duplicate key value (GINEPRO)'), {
    severity: 'ERROR',
    code: '23505',
    constraint: 'people_pkey',
  })
  const http = await app(
    (h) => {
      h.get('/boom', { config: { action: 'public' } }, () => Promise.reject(failure))
    },
    { logger },
  )
  const answer = await http.inject('/boom')
  expect(answer.json()).toMatchObject({ status: 500, code: 'unexpected' })
  expect(answer.body).not.toContain('GINEPRO')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(answer.json().instance.slice('urn:uuid:'.length))
  expect(lines[0]).toContain('people_pkey')
  expect(lines[0]).not.toContain('GINEPRO')
})

test('an app with a route that names no action, or an unknown one, does not start', async () => {
  await expect(app((h) => h.get('/open', () => ({})))).rejects.toThrow('GET /open names no action')
  await expect(
    app((h) => h.get('/open', { config: { action: 'place.paint' as 'place.read' } }, () => ({}))),
  ).rejects.toThrow('names no action')
})

test('every route can be listed with its action, those of plugins and probes too', async () => {
  const http = await app(takesPlaces)
  await http.ready()
  const routes = listRoutes(http)
  expect(routes).toContainEqual({
    method: 'POST',
    url: '/places/:id',
    action: 'place.manage',
    operationId: 'postPlacesById',
  })
  expect(routes.every(({ action }) => action.length > 0)).toBe(true)
})

test('a refusal says what the person lacks, who it is and since when', async () => {
  const gone: Actor = { ...coordinator, active: false, since: '2026-11-01T00:00:00.000Z' }
  const http = await app(takesPlaces, {
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
  const http = await app((h) => {
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
  const http = await app(takesPlaces, { authenticate: async () => authentication })
  const answer = await http.inject({ method: 'POST', url: PLACE, payload: { rooms: 1 } })
  expect(answer.json()).toMatchObject({ status, code })
})

test('a read that shows nobody is answered from older rights', async () => {
  const http = await app(
    (h) => {
      h.get('/places', { config: { action: 'place.read' } }, (request) => ({ in: request.territories() }))
    },
    { authenticate: async () => ({ ok: true, actor: coordinator, lagSeconds: null }) },
  )
  expect((await http.inject('/places')).json()).toEqual({ in: ['RE'] })
})

test('a change needs the version it was made for', async () => {
  const http = await app((h) => {
    h.put('/thing', { config: { action: 'public' } }, (request, reply) => {
      ifMatch(request, 7)
      etag(reply, 8)
      return {}
    })
  })
  const put = (headers: Record<string, string>) => http.inject({ method: 'PUT', url: '/thing', headers })
  expect((await put({})).json()).toMatchObject({ status: 428, code: 'version-required' })
  expect((await put({ 'if-match': 'seven' })).json()).toMatchObject({ status: 400, code: 'invalid-version' })
  expect((await put({ 'if-match': '"6"' })).json()).toMatchObject({ status: 412, currentVersion: 7 })
  expect((await put({ 'if-match': '"7"' })).headers.etag).toBe('"8"')
})

test('a caller keeps its correlation id, or its trace becomes one; anything else starts a new one', async () => {
  const http = await app((h) => {
    h.get('/cause', { config: { action: 'public' } }, (request) => request.cause)
  })
  const id = '01966000-0000-7000-8000-00000000abcd'
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const cause = async (headers: Record<string, string>) =>
    (await http.inject({ url: '/cause', headers })).json()
  expect((await cause({ 'x-correlation-id': id })).correlationId).toBe(id)
  const traced = await cause({ traceparent: `00-${trace}-00f067aa0ba902b7-01` })
  expect(z.uuid().safeParse(traced.correlationId).success).toBe(true)
  expect(traced.traceparent).toContain(trace)
  expect((await cause({ 'x-correlation-id': 'Mario Ginepro' })).correlationId).toMatch(/^[0-9a-f-]{36}$/)
})

test('one person too many times a minute gets a 429, others do not', async () => {
  const http = await app(
    (h) => {
      h.get('/limited', { config: { action: 'public' } }, () => ({}))
    },
    { requestsPerMinute: 2 },
  )
  const first = await http.inject('/limited')
  expect(first.headers['ratelimit-remaining']).toBe('1')
  await http.inject('/limited')
  const third = await http.inject('/limited')
  expect(third.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
  expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
  expect((await http.inject({ url: '/limited', remoteAddress: '10.0.0.9' })).statusCode).toBe(200)
})

test('the interface describes itself as OpenAPI 3.1, each operation named, tagged and with its problems', async () => {
  const http = await app(takesPlaces)
  const document = (await http.inject('/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const operation = document.paths['/places/{id}'].post
  expect(operation).toMatchObject({
    operationId: 'postPlacesById',
    tags: ['intake'],
    security: [{ bearer: [] }],
  })
  expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']))
  expect(operation.requestBody.content['application/json'].schema.additionalProperties).toBe(false)
  expect(Object.keys(document.paths)).not.toContain('/docs/json')
  expect((await http.inject('/docs/')).statusCode).toBe(200)
})

test('readiness tells what is missing, liveness does not mind', async () => {
  const http = await app(() => undefined, {
    readiness: () => ({ ready: false, checks: { relay: { ok: false, detail: 'stopped' } } }),
  })
  expect((await http.inject('/livez')).statusCode).toBe(200)
  const answer = await http.inject('/readyz')
  expect(answer.statusCode).toBe(503)
  expect(answer.json().checks.relay.detail).toBe('stopped')
  expect((await http.inject('/status')).json()).toMatchObject({ service: 'intake', ready: false })
})

test('a business no is a problem with its own members', async () => {
  const http = await app((h) => {
    h.get('/no', { config: { action: 'public' } }, () => {
      throw problem(409, 'already-decided', 'Decided yesterday.', { decisionId: 'd' })
    })
  })
  expect((await http.inject('/no')).json()).toMatchObject({
    status: 409,
    code: 'already-decided',
    decisionId: 'd',
  })
})

test('a file comes in only where a route takes files, and not larger than it says', async () => {
  const upload = (h: HttpApp) => {
    h.post('/files', { config: { action: 'public' } }, async (request) => {
      const part = await request.file()
      return { bytes: (await part?.toBuffer())?.length }
    })
  }
  const post = (http: HttpApp, size: number) => {
    const payload = `--x\r\ncontent-disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n${'a'.repeat(size)}\r\n--x--\r\n`
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    return http.inject({ method: 'POST', url: '/files', payload, headers })
  }
  const http = await app(upload, { multipart: { maxFileBytes: 10 } })
  expect((await post(http, 10)).json()).toEqual({ bytes: 10 })
  expect((await post(http, 11)).json()).toMatchObject({ status: 413, code: 'file-too-large' })
  expect((await post(await app(upload), 1)).json()).toMatchObject({
    status: 415,
    code: 'unsupported-media-type',
  })
})

test('a list gives its pages by cursor, each row once, and refuses a cursor that is not its own', async () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ at: i, id: `id-${i}` }))
  const http = await app((h) => {
    h.get(
      '/rows',
      { config: { action: 'public' }, schema: { querystring: z.object({ ...pageQuery }) } },
      (request) => {
        const { cursor, limit } = request.query
        const [after] = cursor ? decodeCursor(cursor, z.tuple([z.number(), z.string()])) : [-1]
        const found = rows.filter(({ at }) => at > after).slice(0, limit + 1)
        return cutPage(found, limit, ({ at, id }) => [at, id])
      },
    )
  })
  const seen: number[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: { at: number }[]; next: string | null } = (
      await http.inject(`/rows?limit=2${next && `&cursor=${next}`}`)
    ).json()
    seen.push(...page.items.map(({ at }) => at))
    next = page.next
  }
  expect(seen).toEqual([0, 1, 2, 3, 4])
  const wrong = (await http.inject('/rows?cursor=bm9wZQ')).json()
  expect(wrong).toMatchObject({ status: 400, errors: [{ pointer: '/cursor', code: 'invalid-cursor' }] })
})
