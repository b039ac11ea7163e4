import { ACTIONS } from '@intarsi/access'
import type { FastifySchema, RouteOptions } from 'fastify'
import * as z from 'zod'
import { PROBLEM_TYPE, problemSchema } from './problem-document.ts'
import { strict } from './strict-schema.ts'
import type { HttpApp } from './types.ts'

/** A route as a test walks it. */
export type ListedRoute = { method: string; url: string; action: string; operationId: string | undefined }

type Listed = HttpApp & { intarsiRoutes?: ListedRoute[] }

/** Every route of the app, those of plugins too. */
export function listRoutes(app: HttpApp): readonly ListedRoute[] {
  return (app as Listed).intarsiRoutes ?? []
}

/**
 * Holds every route to the rules at the moment it is registered, so that an app that breaks one does not start:
 * it names an action or `public`, takes no unknown field, and is described.
 */
export function guardRoutes(app: HttpApp, service: string): void {
  const routes: ListedRoute[] = []
  ;(app as Listed).intarsiRoutes = routes
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/docs')) route.config = { ...route.config, action: 'public' }
    const action = requiredAction(route)
    route.schema = describedSchema(route, service, action)
    for (const method of [route.method].flat()) {
      routes.push({ method, url: route.url, action, operationId: documented(route.schema).operationId })
    }
  })
}

function requiredAction(route: RouteOptions): string {
  const action = route.config?.action
  if (action === 'public' || ACTIONS.some((known) => known === action)) return String(action)
  throw new Error(`${route.method} ${route.url} names no action: add config.action, or 'public'.`)
}

type Documented = FastifySchema & {
  operationId?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  summary?: string
}

// @fastify/swagger adds these members to the schema; its types are not loaded where fastify's are read.
function documented(schema: FastifySchema | undefined): Documented {
  return (schema ?? {}) as Documented
}

function describedSchema(route: RouteOptions, service: string, action: string): FastifySchema {
  const schema = documented(route.schema)
  return {
    ...schema,
    ...strictParts(schema),
    ...(route.config?.idempotent ? { headers: withKey(schema.headers) } : {}),
    operationId: schema.operationId ?? operationIdOf([route.method].flat()[0] ?? '', route.url),
    tags: schema.tags ?? [service],
    security: action === 'public' ? [] : [{ bearer: [] }],
    response: { ...problems(), ...(schema.response as object | undefined) },
  } as FastifySchema
}

function strictParts(schema: FastifySchema): Pick<FastifySchema, 'body' | 'querystring'> {
  const { body, querystring } = schema
  return {
    ...(body instanceof z.ZodType ? { body: strict(body) } : {}),
    ...(querystring instanceof z.ZodType ? { querystring: strict(querystring) } : {}),
  }
}

const idempotencyKey = z
  .string()
  .regex(
    /^[\x21-\x7e]{8,128}$/,
    'Send an Idempotency-Key of 8 to 128 visible ASCII characters, new for each thing created.',
  )
  .describe('Names this creation: sent again with the same body it creates nothing and gets the same answer')

function withKey(headers: unknown): z.ZodType {
  const own = headers instanceof z.ZodObject ? headers.shape : {}
  return z.looseObject({ ...own, 'idempotency-key': idempotencyKey })
}

function problems(): Record<string, unknown> {
  const content = { [PROBLEM_TYPE]: { schema: problemSchema } }
  return {
    '4xx': { description: 'The request was refused', content },
    '5xx': { description: 'The service could not answer', content },
  }
}

/** `GET /referrals/:id/history` is `getReferralsByIdHistory`. */
function operationIdOf(method: string, url: string): string {
  const words = url.split(/[/-]/).filter(Boolean)
  const named = words.map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)))
  return method.toLowerCase() + named.join('').replaceAll(/[^A-Za-z0-9]/g, '')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
