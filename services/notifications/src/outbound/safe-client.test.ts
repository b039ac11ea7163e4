import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSafeClient, MOST_RESPONSE_BYTES, type SafeClientOptions } from './safe-client.ts'

const asked: string[] = []
let server: Server
let port: number

const manyHeaders = Object.fromEntries(
  Array.from({ length: 60 }, (_, i) => [`x-${i}`, i === 0 ? 'y'.repeat(600) : 'y']),
)

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/redirect') response.writeHead(302, { location: '/inside' }).end()
    else if (request.url === '/large') response.end('x'.repeat(1_000_000))
    else if (request.url === '/drip') response.write('a')
    else if (request.url === '/headers') response.writeHead(200, manyHeaders).end()
    else if (request.url !== '/silent') response.end('thanks')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as { port: number }).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const loopback = { allowedNetworks: ['127.0.0.1/32'] }

async function send(path: string, options: Partial<SafeClientOptions> = {}) {
  const client = createSafeClient({ policy: loopback, ...options })
  const url = path.startsWith('http') ? path : `http://127.0.0.1:${port}${path}`
  const reply = await client.send({
    url,
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: 'hello',
  })
  await client.close()
  return reply
}

/** A name server that answers as it likes, one answer after the other. */
function answers(...lists: string[][]): NonNullable<SafeClientOptions['resolve']> {
  return async () => {
    const next = lists.length > 1 ? lists.shift() : lists[0]
    return (next ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
}

test('a receiver in a trusted network is asked, and its answer comes back', async () => {
  expect(await send('/hook')).toMatchObject({ ok: true, status: 200, body: 'thanks' })
})

test('a redirect is an answer, never followed', async () => {
  expect(await send('/redirect')).toMatchObject({ ok: true, status: 302 })
  expect(asked).not.toContain('GET /inside')
  expect(asked).not.toContain('POST /inside')
})

test('no more than 64 KiB of an answer are read', async () => {
  const reply = await send('/large')
  expect(reply.ok && reply.body.length).toBe(MOST_RESPONSE_BYTES)
})

test.each(['/silent', '/drip'])('who does not finish in time is left: %s', async (path) => {
  expect(await send(path, { timeoutMs: 150 })).toMatchObject({ ok: false, error: 'timeout' })
})

test.each([
  ['127.0.0.1', []],
  ['10.0.0.5', []],
  ['169.254.169.254', []],
  ['::1', []],
  ['::ffff:169.254.169.254', []],
  ['fd00::1', []],
])('a public name that resolves to %s is not connected to', async (address, allowedNetworks) => {
  const reply = await send('https://receiver.example.org/', {
    policy: { allowedNetworks },
    resolve: answers([address]),
  })
  expect(reply).toMatchObject({ ok: false, error: 'refused: address' })
})

test('one bad address among good ones refuses the name whole', async () => {
  const resolve = answers(['93.184.216.34', '10.0.0.5'])
  const reply = await send('https://receiver.example.org/', { policy: { allowedNetworks: [] }, resolve })
  expect(reply).toMatchObject({ ok: false, error: 'refused: address' })
})

test('a name that answers well first and badly afterwards is refused at the second connection', async () => {
  const resolve = answers(['127.0.0.1'], ['169.254.169.254'])
  const client = createSafeClient({ policy: loopback, resolve })
  const request = { url: `http://rebinding.example.org:${port}/hook`, method: 'POST', headers: {} } as const
  expect(await client.send(request)).toMatchObject({ ok: true, status: 200 })
  server.closeAllConnections()
  expect(await client.send(request)).toMatchObject({ ok: false, error: 'refused: address' })
  await client.close()
})

test('an address that is no longer trusted is not asked, although it is registered', async () => {
  asked.length = 0
  expect(await send('/hook', { policy: { allowedNetworks: [] } })).toMatchObject({
    ok: false,
    error: 'refused: scheme-or-port',
  })
  expect(await send('/hook', { policy: { allowedNetworks: ['10.0.0.0/8'] } })).toMatchObject({
    ok: false,
    error: 'refused: address',
  })
  expect(asked).toEqual([])
})

test('why nothing came back is a code, without our own addresses', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port: free } = closed.address() as { port: number }
  closed.close()
  await once(closed, 'close')
  expect(await send(`http://127.0.0.1:${free}/`)).toMatchObject({ ok: false, error: 'ECONNREFUSED' })
})

test('a receiver that answers nobody keeps no other one of the same host waiting', async () => {
  const client = createSafeClient({ policy: loopback, timeoutMs: 2_000 })
  const ask = (path: string) =>
    client.send({ url: `http://127.0.0.1:${port}${path}`, method: 'POST', headers: {}, body: 'hello' })
  const silent = Array.from({ length: 100 }, () => ask('/silent'))
  const reply = await ask('/hook')
  expect(reply).toMatchObject({ ok: true, status: 200 })
  server.closeAllConnections()
  expect(await Promise.all(silent)).toHaveLength(100)
  await client.close()
})

test('of an answer’s headers no more is kept than who looks for a fault needs', async () => {
  const reply = await send('/headers')
  if (!reply.ok) throw new Error(reply.error)
  expect(Object.keys(reply.headers)).toHaveLength(50)
  expect(reply.headers['x-0']).toBe('y'.repeat(500))
})
