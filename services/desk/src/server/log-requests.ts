import type { FastifyInstance } from 'fastify'

/** One line per request: ids, route pattern, status, milliseconds. Never an address with its values. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const quiet = route === '/livez' || route === '/readyz' || route.startsWith('/assets/')
    request.log[quiet ? 'debug' : 'info'](
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    )
  })
}
