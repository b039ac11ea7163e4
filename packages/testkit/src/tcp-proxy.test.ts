import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'

let echo: Server
let proxy: TcpProxy
beforeEach(async () => {
  echo = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.pipe(socket)
  })
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
  proxy = await startTcpProxy((echo.address() as AddressInfo).port)
})
afterEach(async () => {
  await proxy.close()
  echo.close()
})

async function open() {
  const socket = connect({ port: proxy.port, host: '127.0.0.1' })
  // The proxy breaks what is still open when it closes.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const ask = async (text: string) => {
    socket.write(text)
    return String((await once(socket, 'data'))[0])
  }
  return { socket, ask }
}

test('what is sent comes through, later and in its order when the way is slow', async () => {
  const { socket, ask } = await open()
  expect(await ask('one')).toBe('one')
  proxy.delay(60)
  const asked = performance.now()
  expect(await ask('two')).toBe('two')
  expect(performance.now() - asked).toBeGreaterThanOrEqual(115)
  socket.write('three ')
  await new Promise(setImmediate)
  proxy.delay(0)
  let heard = ''
  socket.on('data', (bytes) => {
    heard += bytes
  })
  socket.end('four')
  await once(socket, 'close')
  expect(heard).toBe('three four')
})

test('a reset breaks what is open, and nothing that comes after', async () => {
  const { socket, ask } = await open()
  await ask('hello')
  proxy.reset()
  const [error] = await once(socket, 'error')
  expect(error.code).toBe('ECONNRESET')
  expect(await (await open()).ask('again')).toBe('again')
})
