import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { takesPlaces, testApp } from '../test/test-app.ts'
import {
  cutPage,
  decodeCursor,
  etag,
  type HttpApp,
  ifMatch,
  listRoutes,
  pageQuery,
  problem,
} from './index.ts'

test('what is unexpected is a 500 with an id, logged once, without the values it was about', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'error' }, { write: (line: string) => lines.push(line) })
  const failure = Object.assign(new Error('duplicate key value (GINEPRO)'), {
    severity: 'ERROR',
    code: '23505',
    constraint: 'people_pkey',
  })
  const http = await testApp(
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
  await expect(testApp((h) => h.get('/open', () => ({})))).rejects.toThrow('GET /open names no action')
  await expect(
    testApp((h) => h.get('/open', { config: { action: 'place.paint' as 'place.read' } }, () => ({}))),
  ).rejects.toThrow('names no action')
})

test('every route can be listed with its action, those of plugins and probes too', async () => {
  const http = await testApp(takesPlaces)
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

test('a change needs the version it was made for', async () => {
  const http = await testApp((h) => {
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
  const http = await testApp((h) => {
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
  const http = await testApp(
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
  const http = await testApp(takesPlaces)
  const document = (await http.inject('/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  const operation = document.paths['/places/{id}'].post
  expect(operation).toMatchObject({
    operationId: 'postPlacesById',
    tags: ['intake'],
    security: [{ bearer: [] }],
  })
  expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']))
  const body = operation.requestBody.content['application/json'].schema
  expect(body).toEqual({ $ref: '#/components/schemas/PostPlacesByIdBody' })
  expect(document.components.schemas.PostPlacesByIdBody.additionalProperties).toBe(false)
  expect(Object.keys(document.paths)).not.toContain('/docs/json')
  expect((await http.inject('/docs/')).statusCode).toBe(200)
})

test('readiness tells what is missing, liveness does not mind', async () => {
  const http = await testApp(() => undefined, {
    readiness: () => ({ ready: false, checks: { relay: { ok: false, detail: 'stopped' } } }),
  })
  expect((await http.inject('/livez')).statusCode).toBe(200)
  const answer = await http.inject('/readyz')
  expect(answer.statusCode).toBe(503)
  expect(answer.json().checks.relay.detail).toBe('stopped')
  expect((await http.inject('/status')).json()).toMatchObject({ service: 'intake', ready: false })
})

test('a business no is a problem with its own members', async () => {
  const http = await testApp((h) => {
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
  const http = await testApp(upload, { multipart: { maxFileBytes: 10 } })
  expect((await post(http, 10)).json()).toEqual({ bytes: 10 })
  expect((await post(http, 11)).json()).toMatchObject({ status: 413, code: 'file-too-large' })
  expect((await post(await testApp(upload), 1)).json()).toMatchObject({
    status: 415,
    code: 'unsupported-media-type',
  })
})

test('a list gives its pages by cursor, each row once, and refuses a cursor that is not its own', async () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ at: i, id: `id-${i}` }))
  const http = await testApp((h) => {
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

test('an event stream that somebody watches ends when the app closes', async () => {
  const http = await testApp((h) => {
    h.get('/live', { config: { action: 'public' } }, (_request, reply) => {
      const stream = new PassThrough()
      stream.write('data: hello\n\n')
      return reply.header('content-type', 'text/event-stream').send(stream)
    })
  })
  const address = await http.listen({ host: '127.0.0.1', port: 0 })
  const { body } = await fetch(`${address}/live`)
  const reader = body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('hello')
  const closing = http.close()
  expect((await reader?.read())?.done).toBe(true)
  await closing
})
