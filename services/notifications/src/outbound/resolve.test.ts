import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { createResolve } from './resolve.ts'

let nameServer: Socket
afterEach(() => nameServer.close())

/** A name server that answers every question in this way; null: not at all. */
async function answering(answer: ((question: Buffer) => Buffer) | null) {
  nameServer = createSocket('udp4')
  nameServer.on('message', (question, { port }) => {
    if (answer) nameServer.send(answer(question), port, '127.0.0.1')
  })
  nameServer.bind(0, '127.0.0.1')
  await once(nameServer, 'listening')
  return [`127.0.0.1:${nameServer.address().port}`]
}

/** The question again, with these flags and, for an IPv4 question, 93.184.216.34 as the answer (RFC 1035, 4.1). */
function replyTo(question: Buffer, { flags, found }: { flags: number; found: boolean }): Buffer {
  const name = question.indexOf(0, 12)
  const isIpv4 = question.readUInt16BE(name + 1) === 1
  const head = Buffer.from(question.subarray(0, name + 5))
  head.writeUInt16BE(flags, 2)
  for (const [at, count] of [1, found && isIpv4 ? 1 : 0, 0, 0].entries())
    head.writeUInt16BE(count, 4 + 2 * at)
  const record = Buffer.from('c00c00010001000000000004' + '5db8d822', 'hex')
  return found && isIpv4 ? Buffer.concat([head, record]) : head
}

const asked: string[] = []
const system = async (hostname: string) => {
  asked.push(hostname)
  return [{ address: '10.20.0.9', family: 4 }]
}

test('a name server’s answer is taken, also when the name has no address of the other family', async () => {
  const servers = await answering((question) => replyTo(question, { flags: 0x8180, found: true }))
  expect(await createResolve({ servers })('receiver.example.org')).toEqual([
    { address: '93.184.216.34', family: 4 },
  ])
})

test('a name whose servers are dead fails in time, and never gets to the threads of the system', async () => {
  asked.length = 0
  const resolve = createResolve({ servers: await answering(null), timeoutMs: 50, system })
  await expect(resolve('dead.example.org')).rejects.toMatchObject({ code: 'ETIMEOUT' })
  expect(asked).toEqual([])
})

test('what no name server knows is asked of the system', async () => {
  const servers = await answering((question) => replyTo(question, { flags: 0x8183, found: false }))
  expect(await createResolve({ servers, system })('receiver.hosts')).toEqual([
    { address: '10.20.0.9', family: 4 },
  ])
})
