import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AccessAnswer, Action, Actor, Authenticate, Resource } from '@intarsi/access'
import type { Territory } from '@intarsi/contracts'
import type { Clock, NewId } from '@intarsi/kernel'
import type { Cause } from '@intarsi/messaging'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Redis } from 'ioredis'

/** Fastify with zod schemas; every route's `config` names its action, or `public`. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** One line per thing a service needs to answer; `detail` says what is wrong in words for an operator. */
export type Readiness = { ready: boolean; checks: Record<string, { ok: boolean; detail?: string }> }

export type HttpDeps = {
  service: string
  clock: Clock
  newId: NewId
  logger: FastifyBaseLogger
  /** The token proves the subject; the service's copy of rights says the rest. */
  authenticate: Authenticate
  /** Null: limits are counted in this process. */
  redis?: Redis | null
  /** Shown in the OpenAPI document and by `/status`. */
  version?: string
  readiness?: () => Readiness
  /** Requests a minute for one person (or address, where nobody is known). Zero: no limit. Default 3,000. */
  requestsPerMinute?: number
  /** Registers multipart bodies: one file of at most `maxFileBytes`. Absent: such a body gets a 415. */
  multipart?: { maxFileBytes: number }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    action?: Action | 'public'
    /** The route creates: it wants an `Idempotency-Key` and runs `withIdempotency`. */
    idempotent?: boolean
  }
  interface FastifyRequest {
    /** Set on every route that is not public. */
    actor: Actor
    /** From when the request's token is refused: an answer that goes on for longer ends then. Null: nobody says. */
    tokenUntil: Date | null
    /** Links what this request causes: one correlation id per request. */
    cause: Cause
    /** Asks `decide` about the route's action on this resource; throws a 403 problem when refused. */
    authorize: (resource: Resource) => void
    /** As `authorize`, but answers instead of throwing. */
    may: (action: Action, resource: Resource) => AccessAnswer
    /** Where the actor may do the route's action (or the one named) at all: for the `where` of a list. */
    territories: (action?: Action) => Territory[]
    /** The territory of the first resource on which the route's action was allowed; null before, and for none. */
    allowedIn: Territory | null
    /** True once the rights were asked; a route that answers without asking is a bug, and gets a 500. */
    rightsAsked: boolean
  }
}
