import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { DELIVERY_STATES, listDeliveries, readDelivery, replayDelivery } from '../../api/deliveries.ts'
import { readEndpoint } from '../../api/endpoints.ts'
import { integrationWords as words } from '../../words/integrations.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { DeliveryListView } from './delivery-list-view.tsx'
import { DeliveryView } from './delivery-view.tsx'
import { nameOfEndpoint } from './endpoint-parts.tsx'

const listParams = z.object({ endpointId: z.uuid() })
const params = listParams.extend({ deliveryId: z.coerce.number().int().positive() })
const query = z.object({
  state: z.enum(DELIVERY_STATES).optional().catch(undefined),
  cursor: z.string().max(500).optional(),
})

/** What an endpoint was sent, is owed and did not get, with every attempt. */
export const deliveryPages: PageRoutes = (app) => {
  app.get('/integrations/:endpointId/deliveries', list)
  app.get('/integrations/:endpointId/deliveries/:deliveryId', show)
  app.post('/integrations/:endpointId/deliveries/:deliveryId/replay', (request, reply) => {
    const { endpointId, deliveryId } = params.parse(request.params)
    const back = `/integrations/${endpointId}/deliveries/${deliveryId}`
    return attempt(reply, { back, said: reply.words().t(words.replayed) }, () =>
      replayDelivery(request.api, deliveryId),
    )
  })
}

async function list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { endpointId } = listParams.parse(request.params)
  const { state, cursor } = query.parse(request.query)
  const [endpoint, page] = await Promise.all([
    readEndpoint(request.api, endpointId),
    listDeliveries(request.api, endpointId, { state, cursor }),
  ])
  const { t } = reply.words()
  return reply.page({
    title: t(words.deliveries),
    section: 'integrations',
    crumbs: [
      { label: t(words.title), href: '/integrations' },
      { label: nameOfEndpoint(endpoint), href: `/integrations/${endpointId}` },
    ],
    body: h(DeliveryListView, { endpointId, state: state ?? null, ...page }),
  })
}

async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { endpointId, deliveryId } = params.parse(request.params)
  const [endpoint, delivery] = await Promise.all([
    readEndpoint(request.api, endpointId),
    readDelivery(request.api, deliveryId),
  ])
  const { t } = reply.words()
  const base = `/integrations/${endpointId}`
  return reply.page({
    title: `${t(words.delivery)} ${deliveryId}`,
    section: 'integrations',
    crumbs: [
      { label: t(words.title), href: '/integrations' },
      { label: nameOfEndpoint(endpoint), href: base },
      { label: t(words.deliveries), href: `${base}/deliveries` },
    ],
    body: h(DeliveryView, { base, delivery }),
  })
}
