import { randomBytes } from 'node:crypto'
import { createLogger } from '@intarsi/http'
import {
  closeHttp,
  connectRedis,
  type MetricsServer,
  measureRequests,
  startMetricsServer,
} from '@intarsi/runtime'
import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { buildAssets } from './assets/build-assets.ts'
import type { DeskConfig } from './config.ts'
import { createDesk } from './server/create-desk.ts'
import type { DeskDeps } from './server/desk-deps.ts'
import { sessionsInMemory, sessionsInRedis } from './session/session-store.ts'
import { createIssuer } from './sign-in/issuer.ts'

export type DeskOptions = { config: DeskConfig; logger?: Logger; processMetrics?: boolean }

export type Desk = { name: 'desk'; url: string; metricsUrl: string; close: () => Promise<void> }

/** Starts the desk and listens. Rejects, with everything closed again, when it cannot. */
export async function startDesk({ config, logger: given, processMetrics }: DeskOptions): Promise<Desk> {
  const logger = given ?? createLogger({ service: 'desk', level: config.INTARSI_LOG_LEVEL })
  const registry = new Registry()
  if (processMetrics) collectDefaultMetrics({ register: registry })
  const redis = await connectRedis(config.INTARSI_REDIS_URL, logger)
  const state = {
    url: config.INTARSI_DESK_URL ?? `http://${config.INTARSI_HOST}:${config.INTARSI_PORT}`,
    ready: true,
  }
  const deps: DeskDeps = {
    logger,
    assets: await buildAssets(),
    issuer: createIssuer(config),
    services: servicesOf(config),
    sessions: redis ? sessionsInRedis(redis) : sessionsInMemory(Date.now),
    idleMs: config.INTARSI_DESK_IDLE_MINUTES * 60_000,
    secret: config.INTARSI_DESK_SECRET ?? randomBytes(32).toString('base64url'),
    publicUrl: () => state.url,
    ready: () => state.ready,
  }
  const app = await createDesk(deps)
  measureRequests(app, registry)
  let metrics: MetricsServer | undefined
  const close = async () => {
    state.ready = false
    await closeHttp(app)
    await metrics?.close()
    redis?.disconnect()
  }
  try {
    metrics = await startMetricsServer(registry, config.INTARSI_HOST, config.INTARSI_METRICS_PORT)
    const url = await app.listen({ host: config.INTARSI_HOST, port: config.INTARSI_PORT })
    if (!config.INTARSI_DESK_URL) state.url = url
    logger.info({ url, metricsUrl: metrics.url }, 'listening')
    return { name: 'desk', url, metricsUrl: metrics.url, close }
  } catch (error) {
    await close()
    throw error
  }
}

function servicesOf(config: DeskConfig): DeskDeps['services'] {
  return {
    intake: config.INTARSI_INTAKE_URL,
    equipe: config.INTARSI_EQUIPE_URL,
    housing: config.INTARSI_HOUSING_URL,
    casework: config.INTARSI_CASEWORK_URL,
    notifications: config.INTARSI_NOTIFICATIONS_URL,
  }
}
