import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  port: number
  /** Breaks every connection that is open now, as a network does: both sides get a reset. */
  reset: () => void
  /** Everything that passes from now on is so many milliseconds late, in its order; 0 ends it. */
  delay: (milliseconds: number) => void
  close: () => Promise<void>
}

/** A stretch of network on this machine between clients and a server, which a test can spoil. */
export async function startTcpProxy(target: number, port = 0): Promise<TcpProxy> {
  const open = new Set<Socket>()
  let lateMs = 0
  // One side may have said all it has to say while the other still answers.
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })
    for (const socket of [client, upstream]) open.add(socket.setNoDelay(true))
    pass(client, upstream, () => lateMs)
    pass(upstream, client, () => lateMs)
    for (const socket of [client, upstream]) socket.on('close', () => open.delete(socket))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const reset = () => {
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    reset,
    delay: (milliseconds) => {
      lateMs = milliseconds
    },
    close: async () => {
      reset()
      server.close()
      await once(server, 'close')
    },
  }
}

// A timer may not overtake an earlier one, whatever the delay was when either began.
function pass(from: Socket, to: Socket, lateMs: () => number): void {
  let lastDueAt = 0
  const later = (act: () => void) => {
    const now = performance.now()
    const dueAt = Math.max(now + lateMs(), lastDueAt)
    lastDueAt = dueAt
    if (dueAt <= now) act()
    else setTimeout(act, dueAt - now)
  }
  from.on('data', (bytes) => later(() => to.writable && to.write(bytes)))
  from.on('end', () => later(() => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => later(() => to.destroy()))
}
