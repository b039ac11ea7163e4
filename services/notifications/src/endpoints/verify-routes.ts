import { endpointTested } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { EndpointDeps } from './deps.ts'
import { endpointParams, keyringOf } from './endpoint-routes.ts'
import { endpointView, viewOfEndpoint } from './endpoint-view.ts'
import { changeEndpoint, endHold, lockEndpoint } from './endpoints.ts'
import { proveEndpoint } from './prove-endpoint.ts'

export function verifyRoutes(http: HttpApp, deps: EndpointDeps): void {
  verifyRoute(http, deps)
  testRoute(http, deps)
}

function verifyRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'POST',
    url: '/endpoints/:endpointId/verification',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'verifyEndpoint',
      summary: 'Ask the receiver for its proof, and make the endpoint active; also after it was disabled',
      tags: ['endpoints'],
      params: endpointParams,
      body: z.object({
        method: z
          .enum(['challenge', 'options'])
          .default('challenge')
          .describe('A signed challenge to repeat, or the OPTIONS handshake of CloudEvents'),
      }),
      response: { 200: endpointView },
    },
    handler: async (request) => {
      const keyring = keyringOf(deps)
      const { endpointId } = request.params
      const row = await deps.unitOfWork((tx) => lockEndpoint(tx, request, endpointId), request.cause)
      // No transaction is open while the receiver is asked.
      const proof = await proveEndpoint(deps, { row, keyring, method: request.body.method })
      if (!proof.ok) {
        const { reason } = proof
        throw problem(422, 'endpoint-not-verified', proof.detail, { reason })
      }
      const verified = await deps.unitOfWork(async (tx) => {
        const now = await lockEndpoint(tx, request, endpointId)
        if (now.url !== row.url)
          throw problem(409, 'endpoint-changed', 'The address changed while it was asked; verify it again.')
        const rate = Math.min(now.max_per_second, proof.maxPerSecond ?? now.max_per_second)
        return changeEndpoint(tx, endpointId, {
          state: 'active',
          verified_at: tx.now,
          max_per_second: rate,
          ...{ disabled_reason: null, disabled_at: null, failing_since: null, held_until: null, warnings: 0 },
        })
      }, request.cause)
      deps.changed()
      return viewOfEndpoint(verified, deps.clock.now())
    },
  })
}

function testRoute(http: HttpApp, deps: EndpointDeps): void {
  http.route({
    method: 'POST',
    url: '/endpoints/:endpointId/tests',
    config: { action: 'endpoint.manage' },
    schema: {
      operationId: 'testEndpoint',
      summary: 'Send a test event with a real signature',
      tags: ['endpoints'],
      params: endpointParams,
      response: { 202: z.object({ eventId: z.uuid(), deliveryId: z.number().int() }) },
    },
    handler: async (request, reply) => {
      const sent = await deps.unitOfWork(async (tx) => {
        // Before its row, as whoever ends an endpoint locks it: neither waits for the other.
        await tx.lock('notifications.endpoints', request.params.endpointId)
        const row = await lockEndpoint(tx, request, request.params.endpointId)
        if (row.state !== 'active') throw problem(409, 'endpoint-not-active', `The endpoint is ${row.state}.`)
        await endHold(tx, row.endpoint_id)
        const data = { endpointId: row.endpoint_id, testedAt: tx.now.toISOString() }
        const event = await tx.announce(endpointTested, row.endpoint_id, data)
        const delivery = await tx.trx
          .insertInto('delivery')
          .values({
            endpoint_id: row.endpoint_id,
            event_id: event.id,
            type: event.type,
            key: event.subject,
            position: 0,
            body: JSON.stringify(event),
            next_attempt_at: tx.now,
            created_at: tx.now,
          })
          .returning('delivery_id')
          .executeTakeFirstOrThrow()
        return { eventId: event.id, deliveryId: delivery.delivery_id }
      }, request.cause)
      deps.changed()
      return reply.code(202).send(sent)
    },
  })
}
