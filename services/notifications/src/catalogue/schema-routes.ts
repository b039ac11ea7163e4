import { EVENTS, findEvent, jsonSchemaOf } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'

const SCHEMA_CONTENT_TYPE = 'application/schema+json'

/** `GET /schemas/{type}`: the JSON Schema of an event's data, at the address that its `dataschema` names. */
export function schemaRoutes(http: HttpApp, { apiUrl }: { apiUrl: string }): void {
  const idOf = (type: string) => `${apiUrl.replace(/\/$/, '')}/schemas/${type}`
  http.route({
    method: 'GET',
    url: '/schemas',
    config: { action: 'public' },
    schema: {
      operationId: 'listSchemas',
      summary: 'Every event type and the address of its schema',
      tags: ['catalogue'],
      response: { 200: z.object({ items: z.array(z.object({ type: z.string(), schema: z.string() })) }) },
    },
    handler: async () => ({ items: EVENTS.map(({ type }) => ({ type, schema: idOf(type) })) }),
  })
  http.route({
    method: 'GET',
    url: '/schemas/:type',
    config: { action: 'public' },
    schema: {
      operationId: 'showSchema',
      summary: 'The JSON Schema (2020-12) of the data of an event type',
      tags: ['catalogue'],
      params: z.object({ type: z.string().max(100) }),
      response: {
        200: { description: 'The schema', content: { [SCHEMA_CONTENT_TYPE]: { schema: z.looseObject({}) } } },
      },
    },
    handler: async (request, reply) => {
      const contract = findEvent(request.params.type)
      if (!contract) throw problem(404, 'event-type-unknown', 'There is no event of this type.')
      const { $schema, ...schema } = jsonSchemaOf(contract.data)
      return reply
        .type(SCHEMA_CONTENT_TYPE)
        .header('cache-control', 'public, max-age=3600')
        .header('access-control-allow-origin', '*')
        .serializer((payload: unknown) => String(payload))
        .send(
          JSON.stringify({
            $schema,
            $id: idOf(contract.type),
            title: contract.type,
            description: contract.summary,
            ...schema,
          }) as never,
        )
    },
  })
}
