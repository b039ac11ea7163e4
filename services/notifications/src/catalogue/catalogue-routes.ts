import { findEvent, PUBLIC_EVENTS } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import { eventPage, listPage } from './catalogue-pages.ts'

const HTML = { description: 'A page', content: { 'text/html': { schema: z.unknown() } } }

/** `GET /catalogue`: the public events as pages for people, searchable, without a script. */
export function catalogueRoutes(http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/catalogue',
    config: { action: 'public' },
    schema: {
      operationId: 'showCatalogue',
      summary: 'The catalogue of public events, as a page',
      tags: ['catalogue'],
      querystring: z.object({ q: z.string().max(100).default('') }),
      response: { 200: HTML },
    },
    handler: async (request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .serializer(String)
        .send(listPage(PUBLIC_EVENTS, request.query.q.trim())),
  })
  http.route({
    method: 'GET',
    url: '/catalogue/:type',
    config: { action: 'public' },
    schema: {
      operationId: 'showCatalogueEntry',
      summary: 'One public event: fields, example, schema, stability and changes, as a page',
      tags: ['catalogue'],
      params: z.object({ type: z.string().max(100) }),
      response: { 200: HTML },
    },
    handler: async (request, reply) => {
      const event = findEvent(request.params.type)
      if (!event || !PUBLIC_EVENTS.includes(event))
        throw problem(404, 'event-type-unknown', 'There is no public event of this type.')
      return reply.type('text/html; charset=utf-8').serializer(String).send(eventPage(event))
    },
  })
}
