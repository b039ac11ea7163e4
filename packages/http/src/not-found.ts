import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'
import { sendProblem } from './problem-document.ts'
import { listRoutes } from './routes.ts'
import type { HttpApp } from './types.ts'

/** An address nobody answers is a 404; one that answers other methods is a 405 that names them. */
export function answerUnknownRoutes(app: HttpApp): void {
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const allowed = methodsOf(app, request.url.split('?')[0] ?? '')
    if (allowed.length === 0) {
      return sendProblem(request, reply, problem(404, 'unknown-route', 'Nothing answers at this address.'))
    }
    reply.header('allow', allowed.join(', '))
    const detail = `This address does not answer ${request.method}; it answers ${allowed.join(', ')}.`
    return sendProblem(request, reply, problem(405, 'method-not-allowed', detail, { allow: allowed }))
  })
}

function methodsOf(app: HttpApp, path: string): string[] {
  const matching = listRoutes(app).filter(({ url }) => url !== '/docs/*' && matches(url, path))
  return [...new Set(matching.map(({ method }) => method))].sort()
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((step, i) => (step.startsWith(':') ? given[i] !== '' : step === given[i]))
  )
}
