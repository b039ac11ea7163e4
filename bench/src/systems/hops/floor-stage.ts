// One hop of the floor as a process: takes, commits, publishes. Told everything in its first argument.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Consumer, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs'
import pg from 'pg'

export type StageOptions = {
  databaseUrl: string
  broker: string
  group: string
  /** Left out: takes requests over HTTP. */
  from?: string
  /** Left out: the last hop. */
  to?: string
}

type Hop = { id: string; body: string }

const options: StageOptions = JSON.parse(process.argv[2] ?? '{}')
const PARTITIONS = 24
const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 10 })
const kafka = new Kafka({ brokers: [options.broker], logLevel: logLevel.ERROR })
let requests = 0
const count = (client: Producer | Consumer) => {
  const listen = client.on.bind(client) as unknown as (event: string, listener: () => void) => unknown
  listen(client.events.REQUEST, () => requests++)
}
const publish = options.to ? await createPublish(options.to) : async () => undefined
if (options.from) await consume(options.from)
const server = createServer((request, response) => {
  if (request.method === 'POST') take(request, response)
  else response.end(String(requests))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`ready ${(server.address() as AddressInfo).port}`)

/** Answers when it is committed, and publishes then. */
async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const hop: Hop = JSON.parse(Buffer.concat(parts).toString())
  await commit([hop])
  response.writeHead(201).end(hop.id)
  await publish([hop])
}

async function commit(hops: readonly Hop[]): Promise<void> {
  await pool.query({
    name: 'hop',
    text: 'insert into hop (id, body) select * from unnest($1::uuid[], $2::text[]) on conflict do nothing',
    values: [hops.map(({ id }) => id), hops.map(({ body }) => body)],
  })
}

/** While one batch is under way the next gathers; resolves when what was given is durable. */
async function createPublish(topic: string): Promise<(hops: readonly Hop[]) => Promise<void>> {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  })
  count(producer)
  await producer.connect()
  let gathering: Hop[] | undefined
  let sent: Promise<void> = Promise.resolve()
  const sendGathered = async () => {
    const messages = (gathering ?? []).map((hop) => ({ key: hop.id, value: JSON.stringify(hop) }))
    gathering = undefined
    await producer.send({ topic, acks: -1, messages })
  }
  return (hops) => {
    if (!gathering) {
      gathering = []
      sent = sent.then(sendGathered)
    }
    gathering.push(...hops)
    return sent
  }
}

async function consume(topic: string): Promise<void> {
  const consumer = kafka.consumer({ groupId: options.group, maxWaitTimeInMs: 500, minBytes: 1 })
  count(consumer)
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  const joined = Promise.withResolvers<void>()
  consumer.on(consumer.events.GROUP_JOIN, () => joined.resolve())
  await consumer.run({
    partitionsConsumedConcurrently: PARTITIONS,
    autoCommitInterval: 1_000,
    eachBatch: async ({ batch }) => {
      const hops = batch.messages.map(({ value }): Hop => JSON.parse(value?.toString() ?? ''))
      await commit(hops)
      await publish(hops)
    },
  })
  await joined.promise
}
