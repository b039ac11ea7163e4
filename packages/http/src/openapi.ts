import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { finishOpenApi, type Node } from './finish-openapi.ts'
import type { HttpApp, HttpDeps } from './types.ts'

/** OpenAPI 3.1 from the routes' zod schemas: `/openapi.json`, and a page to try it at `/docs`. */
export async function registerOpenApi(app: HttpApp, { service, version = '0.0.0' }: HttpDeps): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: `intarsi ${service}`,
        version,
        description: `HTTP interface of the ${service} service. Problems follow RFC 9457.`,
        termsOfService: 'https://github.com/intarsi/intarsi/blob/main/LICENSE',
        ...{ 'x-summary': `intarsi: ${service}`, 'x-api-id': `urn:intarsi:api:${service}` },
        contact: { name: 'intarsi', url: 'https://github.com/intarsi/intarsi' },
        license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
      },
      // As it stands it is this server's own, whatever leads to it; published documents name an address.
      servers: [{ url: '/', description: 'This server', 'x-sandbox': true } as { url: string }],
      tags: [{ name: service, description: `What ${service} owns` }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transformObject: (document) =>
      'openapiObject' in document
        ? (finishOpenApi(document.openapiObject as Node) as typeof document.openapiObject)
        : {},
    transform: (document) =>
      document.url.startsWith('/docs') || document.url === '/openapi.json'
        ? { schema: { hide: true }, url: document.url }
        : jsonSchemaTransform(document as Parameters<typeof jsonSchemaTransform>[0]),
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
}

/** The document itself; registered after the plugin that makes it. */
export function serveOpenApi(app: HttpApp): void {
  app.get('/openapi.json', { config: { action: 'public' } }, async () => app.swagger())
}
