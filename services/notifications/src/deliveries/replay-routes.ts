import { typePattern } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { EndpointDeps } from '../endpoints/deps.ts'
import { endpointParams } from '../endpoints/endpoint-routes.ts'
import { endHold, lockEndpoint } from '../endpoints/endpoints.ts'
import { deliveryParams, refuse } from './delivery-routes.ts'
import { deliveryView, viewOfDelivery } from './delivery-view.ts'
import { oweMissing } from './owe-missing.ts'

const since = z.iso.datetime().describe('Events that happened from this instant on; at most 30 days back')

/** Sending again: one delivery, all that failed, all that was never owed. */
export function replayRoutes(http: HttpApp, deps: EndpointDeps): void {
  replayOneRoute(http, deps)
  recoverRoute(http, deps)
  missingRoute(http, deps)
}

function replayOneRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'POST',
    url: '/deliveries/:deliveryId/replay',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'replayDelivery',
      summary: 'Send one delivery again, whatever became of it; the schedule begins anew',
      tags: ['deliveries'],
      params: deliveryParams,
      response: { 202: deliveryView },
    },
    handler: async (request, reply) => {
      const { deliveryId } = request.params
      const row = await deps.unitOfWork(async (tx) => {
        const found = await tx.trx
          .selectFrom('delivery')
          .select('endpoint_id')
          .where('delivery_id', '=', deliveryId)
          .executeTakeFirst()
        if (!found) throw refuse(request)
        const endpoint = await lockEndpoint(tx, request, found.endpoint_id)
        if (endpoint.state === 'disabled' || endpoint.state === 'unverified')
          throw problem(409, 'endpoint-not-active', `The endpoint is ${endpoint.state}: verify it first.`)
        await endHold(tx, endpoint.endpoint_id)
        return tx.trx
          .updateTable('delivery')
          .set({ state: 'due', reason: null, step: 0, next_attempt_at: tx.now })
          .where('delivery_id', '=', deliveryId)
          .returningAll()
          .executeTakeFirstOrThrow()
      }, request.cause)
      deps.changed()
      return reply.code(202).send(viewOfDelivery(row))
    },
  })
}

function recoverRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'POST',
    url: '/endpoints/:endpointId/recovery',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'recoverFailed',
      summary: 'Send again what failed since an instant',
      tags: ['deliveries'],
      params: endpointParams,
      body: z.object({ since, until: z.iso.datetime().optional(), type: typePattern.optional() }),
      response: { 202: z.object({ recovered: z.number().int() }) },
    },
    handler: async (request, reply) => {
      const { since: from, until, type } = request.body
      const recovered = await deps.unitOfWork(async (tx) => {
        const { endpoint_id } = await lockEndpoint(tx, request, request.params.endpointId)
        await endHold(tx, endpoint_id)
        let found = tx.trx
          .selectFrom('delivery')
          .select('delivery_id')
          .where('endpoint_id', '=', endpoint_id)
          .where('created_at', '>=', new Date(from))
          // What waits for a later attempt is sent now too: the receiver says that it is back.
          .where('state', 'in', ['failed', 'due'])
        if (until) found = found.where('created_at', '<=', new Date(until))
        if (type) found = found.where('type', 'like', type.replaceAll('*', '%'))
        // In the order and with the lock with which outcomes are written.
        const locked = found.orderBy('delivery_id').forNoKeyUpdate()
        const { numUpdatedRows } = await tx.trx
          .with(
            (each) => each('found').materialized(),
            () => locked,
          )
          .updateTable('delivery')
          .from('found')
          .set({ state: 'due', reason: null, step: 0, next_attempt_at: tx.now })
          .whereRef('delivery.delivery_id', '=', 'found.delivery_id')
          .executeTakeFirst()
        return Number(numUpdatedRows)
      }, request.cause)
      deps.changed()
      return reply.code(202).send({ recovered })
    },
  })
}

function missingRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'POST',
    url: '/endpoints/:endpointId/missing',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'replayMissing',
      summary:
        'Send what the endpoint was never sent: from before it was made, while it was disabled or had not the right',
      tags: ['deliveries'],
      params: endpointParams,
      body: z.object({ since }),
      response: { 202: z.object({ added: z.number().int() }) },
    },
    handler: async (request, reply) => {
      const { endpointId } = request.params
      const from = new Date(request.body.since)
      let added = 0
      for (let after: number | null = 0; after !== null; ) {
        const position: number = after
        const owed = await deps.unitOfWork(async (tx) => {
          const row = await lockEndpoint(tx, request, endpointId)
          if (row.state !== 'active' && row.state !== 'paused')
            throw problem(409, 'endpoint-not-active', `The endpoint is ${row.state}: verify it first.`)
          return oweMissing(tx, row, { since: from, after: position })
        }, request.cause)
        added += owed.added
        after = owed.next
      }
      deps.changed()
      return reply.code(202).send({ added })
    },
  })
}
