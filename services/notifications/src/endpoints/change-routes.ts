import { etag, type HttpApp, ifMatch, problem } from '@intarsi/http'
import type { Updateable } from 'kysely'
import * as z from 'zod'
import type { EndpointDeps } from './deps.ts'
import { endpointParams, refuseBadUrl, settings } from './endpoint-routes.ts'
import { endpointView, viewOfEndpoint } from './endpoint-view.ts'
import { changeEndpoint, lockEndpoint, refuseOthers } from './endpoints.ts'
import type { EndpointRow, EndpointTables } from './tables.ts'

const changes = settings.extend({ paused: z.boolean() }).partial()

export function changeRoutes(http: HttpApp, deps: EndpointDeps): void {
  changeRoute(http, deps)
  deleteRoute(http, deps)
}

function changeRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'PATCH',
    url: '/endpoints/:endpointId',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'changeEndpoint',
      summary: 'Change, pause or resume an endpoint; another address has to prove itself again',
      tags: ['endpoints'],
      params: endpointParams,
      body: changes,
      response: { 200: endpointView },
    },
    handler: async (request, reply) => {
      if (request.body.url !== undefined) refuseBadUrl(deps, request.body.url)
      const row = await deps.unitOfWork(async (tx) => {
        const before = await lockEndpoint(tx, request, request.params.endpointId)
        ifMatch(request, before.version)
        if (request.body.url !== undefined && request.body.url !== before.url) refuseOthers(request, before)
        return changeEndpoint(tx, before.endpoint_id, columnsOf(before, request.body))
      }, request.cause)
      deps.changed()
      etag(reply, row.version)
      return viewOfEndpoint(row, deps.clock.now())
    },
  })
}

function columnsOf(
  before: EndpointRow,
  change: z.infer<typeof changes>,
): Updateable<EndpointTables['endpoint']> {
  const { url, description, filter, ordered, maxInFlight, maxPerSecond, paused } = change
  return {
    ...(description === undefined ? {} : { description }),
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
    ...(ordered === undefined ? {} : { ordered }),
    ...(maxInFlight === undefined ? {} : { max_in_flight: maxInFlight }),
    ...(maxPerSecond === undefined ? {} : { max_per_second: maxPerSecond }),
    ...(paused === undefined ? {} : pausing(before, paused)),
    ...(url === undefined || url === before.url ? {} : { url, state: 'unverified', verified_at: null }),
  }
}

function pausing({ state }: EndpointRow, paused: boolean) {
  if (paused && state === 'active') return { state: 'paused' as const }
  if (!paused && state === 'paused') return { state: 'active' as const }
  if ((paused && state === 'paused') || (!paused && state === 'active')) return {}
  throw problem(409, 'endpoint-not-active', `The endpoint is ${state}: verify it first.`)
}

function deleteRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'DELETE',
    url: '/endpoints/:endpointId',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'deleteEndpoint',
      summary: 'Delete an endpoint with its keys; what it was still owed is not sent',
      tags: ['endpoints'],
      params: endpointParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await deps.unitOfWork(async (tx) => {
        const { endpoint_id } = await lockEndpoint(tx, request, request.params.endpointId)
        await changeEndpoint(tx, endpoint_id, { state: 'deleted', keys: '[]' })
        await tx.trx
          .updateTable('delivery')
          .set({ state: 'cancelled', reason: 'endpoint-deleted' })
          .where('endpoint_id', '=', endpoint_id)
          .where('state', '=', 'due')
          .execute()
      }, request.cause)
      deps.changed()
      return reply.code(204).send(null)
    },
  })
}
