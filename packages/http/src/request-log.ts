import type { HttpApp } from './types.ts'

/** One line per request: ids, route pattern, status, milliseconds. Never an address with its values. */
export function logRequests(app: HttpApp): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const quiet = route === '/livez' || route === '/readyz'
    request.log[quiet ? 'debug' : 'info'](
      {
        requestId: request.id,
        correlationId: request.cause?.correlationId,
        personId: request.actor?.personId,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    )
  })
}
