import { type Territory, typePattern } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery, problem } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { EndpointDeps } from '../endpoints/deps.ts'
import { endpointParams } from '../endpoints/endpoint-routes.ts'
import { endpointUnknown } from '../endpoints/endpoints.ts'
import { attemptView, deliveryView, viewOfDelivery } from './delivery-view.ts'

export const deliveryParams = z.object({ deliveryId: z.coerce.number().int().positive() })

/** What an endpoint was sent, is owed and did not get, and every attempt with what was said and answered. */
export function deliveryRoutes(http: HttpApp, deps: EndpointDeps): void {
  listRoute(http, deps)
  showRoute(http, deps)
  usageRoute(http, deps)
}

function listRoute(http: HttpApp, { db }: EndpointDeps): void {
  http.route({
    method: 'GET',
    url: '/endpoints/:endpointId/deliveries',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'listDeliveries',
      summary: 'Deliveries of an endpoint, newest first',
      tags: ['deliveries'],
      params: endpointParams,
      querystring: z.object({
        ...pageQuery,
        state: z.enum(['due', 'delivered', 'failed', 'cancelled']).optional(),
        type: typePattern.optional(),
      }),
      response: { 200: pageOf(deliveryView) },
    },
    handler: async (request) => {
      const { endpointId } = request.params
      const { limit, state, type, cursor } = request.query
      await authorizeEndpoint(db, request, endpointId)
      let query = db.selectFrom('delivery').selectAll().where('endpoint_id', '=', endpointId)
      if (state) query = query.where('state', '=', state)
      if (type) query = query.where('type', 'like', type.replaceAll('*', '%'))
      if (cursor) query = query.where('delivery_id', '<', decodeCursor(cursor, z.tuple([z.int()]))[0])
      const rows = await query
        .orderBy('delivery_id', 'desc')
        .limit(limit + 1)
        .execute()
      const page = cutPage(rows, limit, (row) => [row.delivery_id])
      return { items: page.items.map(viewOfDelivery), next: page.next }
    },
  })
}

function showRoute(http: HttpApp, { db }: EndpointDeps): void {
  http.route({
    method: 'GET',
    url: '/deliveries/:deliveryId',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'showDelivery',
      summary: 'One delivery with the event as it is sent and every attempt',
      tags: ['deliveries'],
      params: deliveryParams,
      response: {
        200: deliveryView.extend({
          body: z
            .string()
            .nullable()
            .describe('Null when it is not kept any more, or when you may not read this territory’s feed'),
          attemptsMade: z.array(attemptView),
        }),
      },
    },
    handler: async (request) => {
      const row = await db
        .selectFrom('delivery')
        .leftJoin('feed_event', 'feed_event.event_id', 'delivery.event_id')
        .selectAll('delivery')
        .select('feed_event.body as event_body')
        .where('delivery_id', '=', request.params.deliveryId)
        .executeTakeFirst()
      if (!row) throw refuse(request)
      await authorizeEndpoint(db, request, row.endpoint_id)
      return {
        ...viewOfDelivery(row),
        body: mayReadBody(request, row.territory_id) ? (row.body ?? row.event_body) : null,
        attemptsMade: await attemptsOf(db, row.delivery_id),
      }
    },
  })
}

/** What an endpoint was owed once is shown only to who may read it now; a test event tells of no territory. */
function mayReadBody(request: FastifyRequest, territory: string | null): boolean {
  return territory === null || request.may('feed.read', { territory: territory as Territory }).allow
}

async function attemptsOf(db: EndpointDeps['db'], deliveryId: number) {
  const rows = await db
    .selectFrom('attempt_made')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    at: row.at.toISOString(),
    durationMs: row.duration_ms,
    outcome: row.outcome,
    request: { headers: row.request_headers },
    response:
      row.status === null
        ? null
        : { status: row.status, headers: row.response_headers ?? {}, body: row.response_body ?? '' },
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  }))
}

function usageRoute(http: HttpApp, { db }: EndpointDeps): void {
  http.route({
    method: 'GET',
    url: '/endpoints/:endpointId/usage',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'showUsage',
      summary: 'How many deliveries stand how, and since when the oldest waits',
      tags: ['deliveries'],
      params: endpointParams,
      response: {
        200: z.object({
          due: z.number().int(),
          delivered: z.number().int(),
          failed: z.number().int(),
          cancelled: z.number().int(),
          oldestDueSince: z.iso.datetime().nullable(),
        }),
      },
    },
    handler: async (request) => {
      const { endpointId } = request.params
      await authorizeEndpoint(db, request, endpointId)
      const rows = await db
        .selectFrom('delivery')
        .select([
          'state',
          (eb) => eb.fn.countAll<number>().as('count'),
          (eb) => eb.fn.min('created_at').as('oldest'),
        ])
        .where('endpoint_id', '=', endpointId)
        .groupBy('state')
        .execute()
      const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
      return {
        ...{
          due: count('due'),
          delivered: count('delivered'),
          failed: count('failed'),
          cancelled: count('cancelled'),
        },
        oldestDueSince: rows.find((row) => row.state === 'due')?.oldest?.toISOString() ?? null,
      }
    },
  })
}

export async function authorizeEndpoint(
  db: EndpointDeps['db'],
  request: FastifyRequest,
  endpointId: string,
): Promise<void> {
  const row = await db
    .selectFrom('endpoint')
    .select('client_id')
    .where('endpoint_id', '=', endpointId)
    .where('state', '<>', 'deleted')
    .executeTakeFirst()
  const answer = request.may('endpoint.manage', { personIds: row ? [row.client_id] : [] })
  if (!row || !answer.allow) throw endpointUnknown()
}

/** Who asks for a delivery that is not there learns what who asks for another's learns. */
export function refuse(request: FastifyRequest) {
  request.may('endpoint.manage', {})
  return problem(404, 'delivery-unknown', 'You have no delivery with this id.')
}
