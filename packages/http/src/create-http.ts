import fastify, { LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { causeOf } from './cause.ts'
import { answerError } from './errors.ts'
import { serveHealth } from './health.ts'
import { acceptJson, MAX_JSON_BYTES } from './json-body.ts'
import { registerLimits } from './limits.ts'
import { endStreamsOnClose } from './live-streams.ts'
import { answerUnknownRoutes } from './not-found.ts'
import { registerOpenApi, serveOpenApi } from './openapi.ts'
import { problem } from './problem.ts'
import { logRequests } from './request-log.ts'
import { askRights } from './rights.ts'
import { guardRoutes } from './routes.ts'
import type { HttpApp, HttpDeps } from './types.ts'
import { validate } from './validation.ts'

/** An app with every rule of intarsi's HTTP in force; the caller adds its routes and listens. */
export async function createHttp(deps: HttpDeps): Promise<HttpApp> {
  const app = createApp(deps)
  app.setValidatorCompiler(validate as never)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  acceptJson(app)
  nameRequests(app, deps)
  logRequests(app)
  guardRoutes(app, deps.service)
  answerUnknownRoutes(app)
  askRights(app, deps)
  endStreamsOnClose(app)
  await registerLimits(app, deps)
  await registerOpenApi(app, deps)
  serveOpenApi(app)
  serveHealth(app, deps)
  return app
}

function createApp({ logger, newId }: HttpDeps): HttpApp {
  return fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_JSON_BYTES,
    genReqId: () => newId(),
    // A client's own id must not become ours.
    requestIdHeader: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply as never)
    },
  }) as unknown as HttpApp
}

/** Every request has an id and a cause before anything can go wrong with it. */
function nameRequests(app: HttpApp, { newId }: HttpDeps): void {
  app.addHook('onRequest', async (request, reply) => {
    request.cause = causeOf(request.headers, request.id, newId)
    reply.header('x-correlation-id', request.cause.correlationId)
    if (request.url.includes('%00'))
      throw problem(400, 'bad-url', 'The address holds a character no text has.')
  })
}
