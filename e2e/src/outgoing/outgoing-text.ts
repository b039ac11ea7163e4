import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type EventContract, PUBLIC_EVENTS, TERRITORIES } from '@intarsi/contracts'
import { createClient, pullEvents } from '@intarsi/sdk'
import { eventually } from '@intarsi/testkit'
import type { TestSystem } from '../open-system.ts'

const PATIENCE = { deadlineMs: 240_000 }

/** What a region-wide integrator got, word for word, by the way on which it came. */
export type OutgoingText = Record<'webhooks' | 'stream' | 'kafka' | 'pull' | 'read', string[]>

export type Listening = {
  /** Everything that has left when every way has told all that the feed holds. */
  everything: () => Promise<OutgoingText>
  close: () => Promise<void>
}

/** Subscribes on every way that there is, before anything happens. */
export async function listenToEverything(system: TestSystem): Promise<Listening> {
  const heard: OutgoingText = { webhooks: [], stream: [], kafka: [], pull: [], read: [] }
  const receiver = await startReceiver(heard.webhooks)
  const client = createClient({
    url: system.network.url('notifications'),
    token: await system.network.tokenFor('demo|integrator'),
  })
  const { port } = receiver.address() as { port: number }
  for (const format of ['cloudevent', 'fhir-task'] as const) {
    const url = `http://127.0.0.1:${port}/${format}`
    const { endpointId } = await client.createEndpoint({ url, format, maxInFlight: 50, maxPerSecond: 1_000 })
    await client.verifyEndpoint(endpointId)
  }
  const ended = new AbortController()
  const streaming = followStream(client.options, heard.stream, ended.signal)
  const consumption = await readPublicTopics(system, heard.kafka)
  return {
    everything: async () => {
      const count = await countOfFeed(system)
      await eventually(() => heard.stream.join('').split('\ndata: ').length > count, PATIENCE)
      await eventually(() => heard.kafka.length >= count, PATIENCE)
      await eventually(() => nothingDue(system), PATIENCE)
      for await (const { event } of pullEvents(client, { everyMs: 100, limit: 500 })) {
        if (heard.pull.push(JSON.stringify(event)) === count) break
      }
      heard.read.push(...(await readEverything(system)))
      return heard
    },
    close: async () => {
      ended.abort()
      await streaming
      await consumption.stop()
      receiver.closeAllConnections()
      receiver.close()
    },
  }
}

/** Keeps each request whole: address, headers and body. */
async function startReceiver(heard: string[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    heard.push(`${request.url}\n${request.rawHeaders.join('\n')}\n${body}`)
    const { challenge } = JSON.parse(body)
    response.end(challenge ? JSON.stringify({ challenge }) : undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function followStream(
  { url, token }: { url: string; token: unknown },
  heard: string[],
  signal: AbortSignal,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/events/stream?after=oldest`, { headers, signal })
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
      heard.push(decoder.decode(chunk, { stream: true }))
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** The topics that Kafka's clients may read: key, headers and value of each record. */
function readPublicTopics({ transport }: TestSystem, heard: string[]) {
  return transport.consume({
    group: 'outgoing-text',
    topics: TERRITORIES.map((territory) => `intarsi.public.${territory.toLowerCase()}`),
    handle: async ({ records }) => {
      for (const { key, headers, value } of records)
        heard.push(`${key}\n${JSON.stringify(headers)}\n${value?.toString('utf8')}`)
    },
  })
}

async function countOfFeed(system: TestSystem): Promise<number> {
  return Number((await query(system, 'select count(*) as count from feed_log'))?.count)
}

async function nothingDue(system: TestSystem): Promise<boolean> {
  const states = await query(system, `select count(*) as count from delivery where state = 'due'`)
  return Number(states?.count) === 0
}

async function query({ databases }: TestSystem, text: string) {
  return (await databases.get('notifications')?.pool.query<{ count: string }>(text))?.rows[0]
}

/** What can be asked for beside the feed, and the pages about it. */
async function readEverything({ call, network }: TestSystem): Promise<string[]> {
  const paths = [
    ...['/cases?limit=200', '/fhir/Task?_count=100', '/fhir/ServiceRequest?_count=100'],
    ...['/signal-hub/signals?size=100', '/hsds/organizations?per_page=100', '/hsds/services?per_page=100'],
    ...['/endpoints', '/schemas'],
  ]
  const answers = paths.map(async (path) =>
    JSON.stringify((await call('integrator', 'notifications', path)).body),
  )
  const pages = PUBLIC_EVENTS.map(async ({ type }: EventContract) =>
    (await fetch(`${network.url('notifications')}/catalogue/${type}`)).text(),
  )
  return Promise.all([...answers, ...pages])
}
