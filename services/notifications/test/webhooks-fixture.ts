import { randomBytes } from 'node:crypto'
import { keepPerson } from '@intarsi/access'
import { eventually } from '@intarsi/testkit'
import { Registry } from 'prom-client'
import { configSchema } from '../src/config.ts'
import { fanOut } from '../src/deliveries/fan-out.ts'
import { createWebhooks, type Webhooks } from '../src/endpoints/webhooks.ts'
import { givePositions } from '../src/feed/give-positions.ts'
import { logger, openFeed } from './feed-fixture.ts'
import { apiUrl } from './notifications-fixture.ts'

export type Created = {
  endpointId: string
  secret: string
  version: number
  keys: { publicKey: string | null }[]
}

/** The feed with endpoints and a dispatcher at work, on the manual clock that begins now. */
export async function openWebhooks() {
  const secretsKey = randomBytes(32).toString('base64')
  const processes: Webhooks[] = []
  const config = configSchema.parse({
    INTARSI_SECRETS_KEY: secretsKey,
    INTARSI_WEBHOOK_NETWORKS: '127.0.0.0/8',
    INTARSI_API_URL: apiUrl,
  })
  const feed = await openFeed((http, fixture) => {
    const webhooks = createWebhooks({ ...fixture, ...deps(fixture.databaseUrl) })
    processes.push(webhooks)
    webhooks.routes(http)
  }, new Date().toISOString())
  function deps(databaseUrl: string) {
    return { config, logger, metrics: new Registry(), redis: null, databaseUrl }
  }
  const [first] = processes
  if (!first) throw new Error('No webhooks were made.')
  const another = () => {
    const webhooks = createWebhooks({ ...feed, ...deps(feed.databaseUrl) })
    processes.push(webhooks)
    return webhooks
  }
  const inject = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers = {},
  ) => {
    const key = method === 'POST' ? { 'idempotency-key': feed.newId() } : {}
    const answer = await feed.http.inject({
      method,
      url,
      headers: { ...key, ...headers },
      ...(body ? { payload: body } : {}),
    })
    return {
      status: answer.statusCode,
      body: answer.body === '' ? null : answer.json(),
      etag: answer.headers.etag,
    }
  }
  const create = async (url: string, settings: object = {}): Promise<Created> => {
    const answer = await inject('POST', '/endpoints', { url, ...settings })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const activate = async (url: string, settings: object = {}) => {
    const endpoint = await create(url, settings)
    const verified = await inject('POST', `/endpoints/${endpoint.endpointId}/verification`, {})
    if (verified.status !== 200) throw new Error(JSON.stringify(verified.body))
    return endpoint
  }
  const position = async () => {
    const lines = await givePositions({ ...feed, also: fanOut })
    for (const each of processes) each.wake()
    return lines.length
  }
  const deliveries = async (endpointId: string) =>
    feed.db
      .selectFrom('delivery')
      .selectAll()
      .where('endpoint_id', '=', endpointId)
      .orderBy('delivery_id')
      .execute()
  const settled = (endpointId: string, count: number) =>
    eventually(async () => {
      const rows = await deliveries(endpointId)
      return rows.length === count && rows.every(({ state }) => state !== 'due')
    })
  return {
    ...feed,
    inject,
    create,
    activate,
    position,
    deliveries,
    settled,
    /** Another process of the service on the same database. */
    another,
    /** The process ends and another one begins. */
    restart: async () => {
      await Promise.all(processes.splice(0).map((each) => each.close()))
      another()
    },
    /** Gives the client these roles instead of those it has; later grants have greater versions. */
    grant: async (version: number, roles: unknown) => {
      const person = { ...feed.me(), version, roles }
      await keepPerson(feed.db as never, person as never)
      feed.become(person as never)
    },
    watch: () => first.workers[0]?.run(),
    wake: () => {
      for (const each of processes) each.wake()
    },
    close: async () => {
      await Promise.all(processes.map((each) => each.close()))
      await feed.close()
    },
  }
}
