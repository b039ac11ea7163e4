import { createHash } from 'node:crypto'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { problem } from './problem.ts'
import type { HttpApp, HttpDeps } from './types.ts'

/** Requests a minute for one person, when the configuration says nothing. */
export const DEFAULT_REQUESTS_PER_MINUTE = 3000

// Above this mean delay of the event loop, milliseconds, new work would only make everybody wait longer.
const MAX_EVENT_LOOP_DELAY_MS = 3000

/** Safe headers, a limit per person, and a clear 503 when the process cannot keep up. */
export async function registerLimits(app: HttpApp, deps: HttpDeps): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })
  await app.register(underPressure, {
    maxEventLoopDelay: MAX_EVENT_LOOP_DELAY_MS,
    pressureHandler: (request) => {
      if (request.url === '/livez') return
      throw problem(503, 'under-pressure', 'The service has more to do than it can; try again.', {
        retryAfter: 5,
      })
    },
  })
  await registerRateLimit(app, deps)
  if (deps.multipart) await registerMultipart(app, deps.multipart.maxFileBytes)
}

async function registerRateLimit(app: HttpApp, deps: HttpDeps): Promise<void> {
  const max = deps.requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE
  if (max === 0) return
  await app.register(rateLimit, {
    max,
    timeWindow: 60_000,
    // After the token is checked, so that people behind one address do not share a limit.
    hook: 'preParsing',
    keyGenerator: (request) =>
      request.actor ? `person:${request.actor.personId}` : `address:${hash(request.ip)}`,
    allowList: (request) => request.url === '/livez' || request.url === '/readyz',
    enableDraftSpec: true,
    nameSpace: `intarsi:rate:${deps.service}:`,
    // Without Redis nobody is limited; nobody is refused either.
    skipOnError: true,
    ...(deps.redis ? { redis: deps.redis } : {}),
    errorResponseBuilder: (_request, { max: limit, ttl }) =>
      problem(429, 'too-many-requests', `At most ${limit} requests a minute.`, {
        retryAfter: Math.max(1, Math.ceil(ttl / 1000)),
      }),
  })
}

async function registerMultipart(app: HttpApp, maxFileBytes: number): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: maxFileBytes, files: 1, fields: 20, fieldSize: 16 * 1024, headerPairs: 100 },
    throwFileSizeLimit: true,
  })
}

function hash(address: string): string {
  return createHash('sha256').update(address).digest('base64url').slice(0, 16)
}
