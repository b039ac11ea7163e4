import { createServer } from 'node:net'
import { createActorLookup, createAuthenticator } from '@intarsi/access'
import { createHttp, type HttpApp } from '@intarsi/http'
import type { Consumer } from '@intarsi/messaging'
import packageJson from '../package.json' with { type: 'json' }
import type { Health } from './health.ts'
import type { Infrastructure, StartOptions } from './infrastructure.ts'
import { measureRequests } from './metrics-server.ts'
import { operationsRoutes } from './operations/operations-routes.ts'
import type { RightsLag } from './rights.ts'
import type { ServiceModule } from './service.ts'

// A stream that somebody watches ends when the service does; requests in hand get this long.
const REQUESTS_END_WITHIN_MS = 5000
const IDLE_LOOK_MS = 50
const PORTS_TRIED = 50

type HttpParts<Schema, Own> = {
  module: ServiceModule<Schema, Own>
  options: StartOptions<Own>
  infrastructure: Infrastructure<Schema>
  health: Health
  consumer: Consumer
  rights: RightsLag
  routes: (http: HttpApp) => void
}

/** The service's HTTP app with all its routes, not yet listening. */
export async function openHttp<Schema, Own>(parts: HttpParts<Schema, Own>): Promise<HttpApp> {
  const { module, options, infrastructure, health, rights } = parts
  const { clock, newId, logger, metrics, redis, db } = infrastructure
  const { INTARSI_REQUESTS_PER_MINUTE: requestsPerMinute } = options.config.service
  const http = await createHttp({
    service: module.name,
    version: packageJson.version,
    clock,
    newId,
    logger,
    redis,
    authenticate: createAuthenticator({
      ...issuerOf(options),
      findActor: createActorLookup(db),
      rightsLagSeconds: rights.seconds,
    }),
    readiness: health.readiness,
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(module.maxFileBytes ? { multipart: { maxFileBytes: module.maxFileBytes } } : {}),
  })
  measureRequests(http, metrics)
  operationsRoutes(http, { service: module.name, db, consumer: parts.consumer })
  parts.routes(http)
  await http.ready()
  return http
}

function issuerOf<Own>({ config, jwks }: StartOptions<Own>) {
  const { INTARSI_ISSUER: issuer, INTARSI_AUDIENCE: audience, INTARSI_JWKS_URL: address } = config.service
  return { issuer, audience, jwks: jwks ?? (address ? new URL(address) : undefined) }
}

/** Takes no new request and lets those in hand finish; what is still open after some seconds is cut. */
export async function closeHttp(http: Pick<HttpApp, 'server' | 'close'>): Promise<void> {
  // A connection kept alive by its client becomes idle after the last answer, and would hold the close.
  const idle = setInterval(() => http.server.closeIdleConnections(), IDLE_LOOK_MS)
  const late = setTimeout(() => http.server.closeAllConnections(), REQUESTS_END_WITHIN_MS)
  try {
    await http.close()
  } finally {
    clearInterval(idle)
    clearTimeout(late)
  }
}

/** The first free port from this one on; 0 stays 0. Throws when fifty in a row are taken. */
export async function nextFreePort(host: string, port: number): Promise<number> {
  if (port === 0) return 0
  for (let candidate = port; candidate < port + PORTS_TRIED; candidate++) {
    if (await isFree(host, candidate)) return candidate
  }
  throw new Error(`No port from ${port} to ${port + PORTS_TRIED - 1} is free on ${host}.`)
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
