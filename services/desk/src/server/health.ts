import type { FastifyInstance } from 'fastify'

/** `/livez` and `/readyz`, as every service has them. */
export function serveHealth(app: FastifyInstance, ready: () => boolean): void {
  app.get('/livez', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ok = ready()
    return reply.code(ok ? 200 : 503).send({ ready: ok, checks: {} })
  })
}
