import {
  createLogger,
  forgetIdempotencyKeys,
  type IdempotencyTables,
  type ListedRoute,
  listRoutes,
  type Readiness,
} from '@intarsi/http'
import { type Consumer, createConsumer } from '@intarsi/messaging'
import { type Kysely, sql } from 'kysely'
import { checksOf, isSettled } from './checks.ts'
import { createHealth } from './health.ts'
import { registerHealth } from './health-metrics.ts'
import type { Infrastructure, Opened, StartOptions } from './infrastructure.ts'
import { openInfrastructure } from './infrastructure.ts'
import { startMetricsServer } from './metrics-server.ts'
import { closeHttp, openHttp } from './open-http.ts'
import { type Probe, startProbe } from './probes.ts'
import { watchRights } from './rights.ts'
import type { ServiceApp, ServiceModule, Worker } from './service.ts'
import { type ShutdownStep, shutDown } from './shutdown.ts'
import { createWorkers, type Workers } from './workers.ts'

export type RunningService = {
  name: string
  url: string
  metricsUrl: string
  readiness: () => Readiness
  /** Every route with its action. */
  routes: readonly ListedRoute[]
  /** Makes a worker look now. */
  wake: (worker: string) => void
  /** True when nothing waits in the outbox, and nothing in the log that this service listens to. */
  settled: () => Promise<boolean>
  /** Readiness off, intake closed, consumers drained, workers and relay finished, pools closed; once. */
  close: () => Promise<void>
}

/**
 * Starts one service: checks its database, opens its infrastructure, and listens. Rejects, with everything closed
 * again, when it cannot start.
 */
export async function startService<Schema, Own>(
  module: ServiceModule<Schema, Own>,
  options: StartOptions<Own>,
): Promise<RunningService> {
  const steps: ShutdownStep[] = []
  const opened: Opened = (name, run) => steps.unshift({ name, run })
  const { INTARSI_LOG_LEVEL: level } = options.config.service
  const logger = options.logger ?? createLogger({ service: module.name, level })
  const deadlineMs = options.config.service.INTARSI_SHUTDOWN_SECONDS * 1000
  try {
    const infrastructure = await openInfrastructure(module, options, { logger, opened })
    const service = await open(module, options, { infrastructure, opened })
    let closing: Promise<void> | undefined
    const close = () => {
      closing ??= shutDown(steps, deadlineMs, logger)
      return closing
    }
    return { ...service, close }
  } catch (error) {
    await shutDown(steps, deadlineMs, logger)
    throw error
  }
}

type Context<Schema> = { infrastructure: Infrastructure<Schema>; opened: Opened }

async function open<Schema, Own>(
  module: ServiceModule<Schema, Own>,
  options: StartOptions<Own>,
  { infrastructure, opened }: Context<Schema>,
): Promise<Omit<RunningService, 'close'>> {
  const { logger, metrics, transport, relay } = infrastructure
  const { INTARSI_HOST: host, INTARSI_PORT: port, INTARSI_METRICS_PORT: metricsPort } = options.config.service
  const metricsServer = await startMetricsServer(metrics, host, metricsPort)
  opened('metrics', metricsServer.close)
  const ping = await pingDatabase(infrastructure)
  opened('database probe', ping.stop)
  let workers: Workers | undefined
  const wake = (name: string) => workers?.wake(name)
  const { INTARSI_DATABASE_URL: databaseUrl } = options.config.service
  const app = module.createApp({ ...infrastructure, databaseUrl, config: options.config.own, wake })
  if (app.close) opened('service', app.close)
  if (app.announced) infrastructure.onAnnounced(app.announced)
  workers = createWorkers([...app.workers, ...housekeeping(module, infrastructure)], logger)
  opened('workers', workers.stop)
  const consumer = consumerOf(module, app, infrastructure)
  opened('consumer', () => consumer.stop())
  const rights = await watchRights({
    service: module.name,
    subscriptions: app.subscriptions,
    transport,
    logger,
  })
  opened('rights', rights.stop)
  const health = createHealth(checksOf({ infrastructure, ping, consumer, workers }))
  registerHealth(metrics, health, module.name)
  const http = await openHttp({
    module,
    options,
    infrastructure,
    health,
    consumer,
    rights,
    routes: app.routes,
  })
  opened('http', () => closeHttp(http))
  opened('readiness', health.turnOff)
  relay.start()
  consumer.start()
  workers.start()
  const url = await http.listen({ host, port })
  logger.info({ url, metricsUrl: metricsServer.url, transport: transport.kind }, 'listening')
  const settled = () => isSettled(infrastructure, consumer)
  const { readiness } = health
  const { url: metricsUrl } = metricsServer
  return { name: module.name, url, metricsUrl, readiness, routes: listRoutes(http), wake, settled }
}

function pingDatabase<Schema>({ db, logger }: Infrastructure<Schema>): Promise<Probe<unknown>> {
  return startProbe({ name: 'database', everyMs: () => 2000, ask: () => sql`select 1`.execute(db), logger })
}

function consumerOf<Schema, Own>(
  module: ServiceModule<Schema, Own>,
  app: ServiceApp<Schema>,
  infrastructure: Infrastructure<Schema>,
): Consumer {
  return createConsumer<Schema>({
    ...infrastructure,
    service: module.name,
    subscriptions: app.subscriptions,
    ...(app.reset ? { reset: app.reset } : {}),
  })
}

/** What every service with HTTP tables does beside its own work. */
function housekeeping<Schema, Own>(
  { migrations }: ServiceModule<Schema, Own>,
  { db, clock }: Infrastructure<Schema>,
): Worker[] {
  if (!migrations.some(({ module }) => module === 'http')) return []
  const own = db as unknown as Kysely<IdempotencyTables>
  return [
    { name: 'idempotency-keys', everyMs: 3_600_000, run: () => forgetIdempotencyKeys(own, clock.now()) },
  ]
}
