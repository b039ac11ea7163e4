import { eventFilter, territorySchema } from '@intarsi/contracts'
import {
  cutPage,
  decodeCursor,
  etag,
  type HttpApp,
  invalidProblem,
  pageOf,
  pageQuery,
  problem,
  withIdempotency,
} from '@intarsi/http'
import type { Tx } from '@intarsi/messaging'
import { sql } from 'kysely'
import * as z from 'zod'
import { urlFault } from '../outbound/address-policy.ts'
import type { NotificationsSchema } from '../schema.ts'
import type { EndpointDeps } from './deps.ts'
import { endpointView, viewOfEndpoint } from './endpoint-view.ts'
import { endpointUnknown } from './endpoints.ts'
import { type Keyring, newSharedKey, newSigningKey } from './keyring.ts'
import type { EndpointRow, SealedKey } from './tables.ts'

const MOST_ENDPOINTS = 50

export const endpointParams = z.object({ endpointId: z.uuid() })

export const settings = z.object({
  url: z.string().describe('https on port 443 or 8443; what the operator trusts may also be http'),
  description: z.string().trim().max(200),
  filter: eventFilter,
  ordered: z.boolean().describe('Each event of a household only after the one before it was received'),
  maxInFlight: z.number().int().min(1).max(50),
  maxPerSecond: z.number().int().min(1).max(1_000),
})

const newEndpoint = settings.extend({
  description: settings.shape.description.default(''),
  filter: settings.shape.filter.prefault({}),
  format: z.enum(['cloudevent', 'fhir-task']).default('cloudevent'),
  ordered: settings.shape.ordered.default(false),
  maxInFlight: settings.shape.maxInFlight.default(10),
  maxPerSecond: settings.shape.maxPerSecond.default(100),
  signatures: z.enum(['v1', 'v1+v1a']).default('v1').describe('v1a adds an ed25519 signature'),
})

const createdEndpoint = endpointView.extend({
  secret: z.string().nullable().describe('Shown this once; null in a repeated answer: make a new key then'),
})

export function endpointRoutes(http: HttpApp, deps: EndpointDeps): void {
  createRoute(http, deps)
  listRoute(http, deps)
  showRoute(http, deps)
}

function createRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'POST',
    url: '/endpoints',
    config: { action: 'endpoint.manage', idempotent: true },
    schema: {
      operationId: 'createEndpoint',
      summary: 'A new endpoint for webhooks; it gets nothing before it has proved that it is yours',
      tags: ['endpoints'],
      body: newEndpoint,
      response: { 201: createdEndpoint },
    },
    handler: async (request, reply) => {
      const clientId = request.actor.personId
      request.authorize({ personIds: [clientId] })
      const keyring = keyringOf(deps)
      refuseBadUrl(deps, request.body.url)
      let secret: string | null = null
      const answer = await deps.unitOfWork(
        (tx) =>
          withIdempotency(request, tx, async () => {
            await refuseTooMany(tx, clientId)
            const shared = newSharedKey({ keyring, newId: deps.newId, now: tx.now })
            const pair = newSigningKey({ keyring, newId: deps.newId, now: tx.now })
            const keys = request.body.signatures === 'v1' ? [shared.key] : [shared.key, pair]
            secret = shared.shown
            const row = await tx.trx
              .insertInto('endpoint')
              .values(rowOf(request.body, { endpointId: deps.newId(), clientId, keys, now: tx.now }))
              .returningAll()
              .executeTakeFirstOrThrow()
            return { status: 201 as const, body: viewOfEndpoint(row, tx.now) }
          }),
        request.cause,
      )
      etag(reply, answer.body.version)
      // The stored answer of the key holds no secret; a repeat is told so.
      return reply.code(201).send({ ...answer.body, secret })
    },
  })
}

type Making = { endpointId: string; clientId: string; keys: SealedKey[]; now: Date }

function rowOf(body: z.infer<typeof newEndpoint>, { endpointId, clientId, keys, now }: Making) {
  return {
    endpoint_id: endpointId,
    client_id: clientId,
    url: body.url,
    description: body.description,
    filter: JSON.stringify(body.filter),
    format: body.format,
    ordered: body.ordered,
    max_in_flight: body.maxInFlight,
    max_per_second: body.maxPerSecond,
    state: 'unverified' as const,
    keys: JSON.stringify(keys),
    created_at: now,
    updated_at: now,
  }
}

const query = z.object({
  ...pageQuery,
  state: endpointView.shape.state.optional(),
  territory: territorySchema.optional().describe('Only those whose filter lets its events pass'),
})

function listRoute(http: HttpApp, { db, clock }: EndpointDeps): void {
  http.route({
    method: 'GET',
    url: '/endpoints',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'listEndpoints',
      summary: 'Your endpoints; an operator reads everybody’s',
      tags: ['endpoints'],
      querystring: query,
      response: { 200: pageOf(endpointView) },
    },
    handler: async (request) => {
      const everybody = request.may('endpoint.manage', {}).allow
      const clientId = everybody ? null : request.actor.personId
      const page = await listEndpoints(db, clientId, request.query)
      return { ...page, items: page.items.map((row) => viewOfEndpoint(row, clock.now())) }
    },
  })
}

/** `clientId`: whose; null: everybody's. */
async function listEndpoints(
  db: EndpointDeps['db'],
  clientId: string | null,
  { state, territory, cursor, limit }: z.infer<typeof query>,
) {
  const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.uuid()]))[0]
  const rows: EndpointRow[] = await db
    .selectFrom('endpoint')
    .selectAll()
    .where('state', '<>', 'deleted')
    .$if(clientId !== null, (select) => select.where('client_id', '=', clientId))
    .$if(state !== undefined, (select) => select.where('state', '=', state ?? 'active'))
    .$if(territory !== undefined, (select) => select.where(asksFor(territory ?? '')))
    .$if(after !== null, (select) => select.where('endpoint_id', '>', after))
    .orderBy('endpoint_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.endpoint_id])
}

/** A filter that names no territory asks for all of them. */
const asksFor = (territory: string) =>
  sql<boolean>`(filter->'territories' ? ${territory} or jsonb_array_length(filter->'territories') = 0)`

function showRoute(http: HttpApp, { db, clock }: EndpointDeps): void {
  http.route({
    method: 'GET',
    url: '/endpoints/:endpointId',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'showEndpoint',
      summary: 'One endpoint with its keys and health',
      tags: ['endpoints'],
      params: endpointParams,
      response: { 200: endpointView },
    },
    handler: async (request, reply) => {
      const row = await findEndpoint(db, request.params.endpointId)
      const answer = request.may('endpoint.manage', { personIds: row ? [row.client_id] : [] })
      if (!row || !answer.allow) throw endpointUnknown()
      etag(reply, row.version)
      return viewOfEndpoint(row, clock.now())
    },
  })
}

async function findEndpoint(db: EndpointDeps['db'], endpointId: string): Promise<EndpointRow | undefined> {
  return db
    .selectFrom('endpoint')
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .where('state', '<>', 'deleted')
    .executeTakeFirst()
}

/** The keyring, or a 503: without the operator's key no secret could be kept. */
export function keyringOf({ keyring }: EndpointDeps): Keyring {
  if (keyring) return keyring
  throw problem(503, 'webhooks-off', 'The operator has set no INTARSI_SECRETS_KEY; use the stream or pull.')
}

/** A 400 for an address that nobody may register. */
export function refuseBadUrl({ policy }: EndpointDeps, url: string): void {
  const fault = urlFault(url, policy)
  if (fault) throw invalidProblem([{ in: 'body', pointer: '/url', ...fault }])
}

async function refuseTooMany(tx: Tx<NotificationsSchema>, clientId: string): Promise<void> {
  await tx.lock('notifications.endpoints', clientId)
  const { count } = await tx.trx
    .selectFrom('endpoint')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('client_id', '=', clientId)
    .where('state', '<>', 'deleted')
    .executeTakeFirstOrThrow()
  if (count >= MOST_ENDPOINTS)
    throw problem(409, 'too-many-endpoints', `A client has at most ${MOST_ENDPOINTS} endpoints.`)
}
