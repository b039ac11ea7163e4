import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AccessAnswer, Action, Actor, Resource } from '@intarsi/access'
import type { Clock, NewId } from '@intarsi/kernel'
import type { Cause } from '@intarsi/messaging'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

/** Fastify with zod schemas; every route's `config` names its action, or `public`. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

export type HttpDeps = {
  service: string
  clock: Clock
  newId: NewId
}

declare module 'fastify' {
  interface FastifyContextConfig {
    action?: Action | 'public'
  }
  interface FastifyRequest {
    /** Set on every route that is not public. */
    actor: Actor
    /** Links what this request causes: one correlation id per request. */
    cause: Cause
    /** Asks `decide` about the route's action on this resource; throws a 403 problem when refused. */
    authorize: (resource: Resource) => void
    /** As `authorize`, but answers instead of throwing. */
    may: (action: Action, resource: Resource) => AccessAnswer
  }
}
