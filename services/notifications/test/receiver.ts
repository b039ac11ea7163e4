import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type Received = { path: string; headers: Record<string, string>; body: string; at: number }
export type Behave = (request: Received, response: ServerResponse) => void

export type Receiver = {
  url: string
  received: Received[]
  /** Events only, without the challenge of the ownership proof. */
  events: () => { id: string; type: string; subject: string; sequence: string }[]
  behave: (next: Behave) => void
  close: () => Promise<void>
}

export const accept: Behave = (_request, response) => response.end()

/** A receiver of webhooks on this machine: answers challenges, keeps what it got, and behaves as told. */
export async function openReceiver(first: Behave = accept): Promise<Receiver> {
  let behave = first
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const got = {
      path: request.url ?? '/',
      headers: request.headers as Record<string, string>,
      body: await textOf(request),
      at: Date.now(),
    }
    if (request.method === 'OPTIONS') return answerHandshake(request, response)
    const challenge = challengeOf(got.body)
    if (challenge) return response.end(JSON.stringify({ challenge }))
    received.push(got)
    return behave(got, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    events: () => received.map(({ body }) => JSON.parse(body)),
    behave: (next) => {
      behave = next
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function challengeOf(body: string): string | undefined {
  return body.startsWith('{"type":"it.intarsi.notifications.endpoint-challenge"')
    ? JSON.parse(body).challenge
    : undefined
}

function answerHandshake(request: IncomingMessage, response: ServerResponse) {
  const origin = String(request.headers['webhook-request-origin'])
  response.writeHead(200, { 'webhook-allowed-origin': origin, 'webhook-allowed-rate': '600' }).end()
}
