// A process of its own: receivers of webhooks, each at `/<number>`, which behave as told and write down what they get.
import { createServer, type ServerResponse } from 'node:http'

export type Behaviour = 'healthy' | 'slow' | 'failing'
export type Command = { do: 'behave'; behaviours: Behaviour[] } | { do: 'count' } | { do: 'report' }
export type Receipt = {
  id: string
  type: string
  territory: string
  subject: string
  sequence: string
  /** From the fact to here. */
  lateMs: number
  /** From the event's place in the outbox to here. */
  onWayMs: number
}
export type Report = { receipts: Receipt[][] }
/** Different events received, by receiver. */
export type Counts = { counts: number[] }

const SLOW_MS = 8_000

let behaviours: Behaviour[] = []
const receipts: Receipt[][] = []
const ids: Set<string>[] = []

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const event = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  if (event.challenge) return response.end(JSON.stringify({ challenge: event.challenge }))
  const number = Number(request.url?.slice(1))
  return answer(behaviours[number] ?? 'healthy', response, () => keep(number, event))
})

function answer(behaviour: Behaviour, response: ServerResponse, received: () => void) {
  if (behaviour === 'failing') return response.writeHead(500).end()
  received()
  if (behaviour === 'slow') return setTimeout(() => response.end(), SLOW_MS)
  return response.end()
}

type Event = Omit<Receipt, 'lateMs' | 'onWayMs'> & { time: string; data: { occurredAt: string } }

function keep(number: number, { id, type, territory, subject, sequence, time, data }: Event) {
  receipts[number] ??= []
  ids[number] ??= new Set()
  ids[number].add(id)
  receipts[number].push({
    id,
    type,
    territory,
    subject,
    sequence,
    lateMs: Date.now() - Date.parse(data.occurredAt),
    onWayMs: Date.now() - Date.parse(time),
  })
}

process.on('message', (command: Command) => {
  if (command.do === 'behave') behaviours = command.behaviours
  else if (command.do === 'count')
    process.send?.({ counts: behaviours.map((_, number) => ids[number]?.size ?? 0) } satisfies Counts)
  else process.send?.({ receipts: behaviours.map((_, number) => receipts[number] ?? []) } satisfies Report)
})

const [port = '0'] = process.argv.slice(2)
server.listen(Number(port), '127.0.0.1', () =>
  process.send?.({ port: (server.address() as { port: number }).port }),
)
