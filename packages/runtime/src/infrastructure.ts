import { type Clock, createUuidV7, type NewId, systemClock } from '@intarsi/kernel'
import {
  createRelay,
  createUnitOfWork,
  type Probe,
  type Relay,
  type RelayOptions,
  type Transport,
  type UnitOfWork,
} from '@intarsi/messaging'
import { createDatabase, createPool, missingMigrations } from '@intarsi/postgres'
import type { Redis } from 'ioredis'
import type { JSONWebKeySet } from 'jose'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Config, ServiceEnvironment } from './config.ts'
import { connectRedis } from './redis.ts'
import type { ServiceModule } from './service.ts'
import type { ShutdownStep } from './shutdown.ts'
import { createTransport, ownTopics } from './transport.ts'

type Pool = ReturnType<typeof createPool>

export type StartOptions<Own> = {
  config: Config<Own>
  /** Shared by the services of one process; whoever made it closes it. Absent: made from the configuration. */
  transport?: Transport
  clock?: Clock
  newId?: NewId
  logger?: Logger
  /** The issuer's keys, when nobody should be asked for them (tests, a process that has its own issuer). */
  jwks?: JSONWebKeySet
  /** For tests of crashes: what is called between the steps of relay and consumer, and how long a frozen relay keeps its shards. */
  messaging?: Pick<RelayOptions, 'probe' | 'idleSessionMs'>
  /** Also measures the process (memory, event loop). One service of a process does. */
  processMetrics?: boolean
}

export type Infrastructure<Schema> = {
  clock: Clock
  newId: NewId
  logger: Logger
  metrics: Registry
  pool: Pool
  db: Kysely<Schema>
  redis: Redis | null
  transport: Transport
  relay: Relay
  probe?: Probe
  unitOfWork: UnitOfWork<Schema>
  /** Who else is told, beside the relay, after a commit that announced something. */
  onAnnounced: (listener: () => void) => void
}

/** Adds how to close what was just opened; the last opened is closed first. */
export type Opened = (name: string, close: ShutdownStep['run']) => void

/** Opens what a service stands on, after making sure that its database is prepared. */
export async function openInfrastructure<Schema, Own>(
  module: ServiceModule<Schema, Own>,
  options: StartOptions<Own>,
  { logger, opened }: { logger: Logger; opened: Opened },
): Promise<Infrastructure<Schema>> {
  const env = options.config.service
  const service = module.name
  const clock = options.clock ?? systemClock
  const newId = options.newId ?? createUuidV7(clock)
  const metrics = new Registry()
  if (options.processMetrics) collectDefaultMetrics({ register: metrics })
  const pool = openPool(service, options, logger)
  opened('database', () => pool.end())
  await requireMigrations(pool, module)
  const db = createDatabase<Schema>(pool, { prepared: true })
  const redis = await connectRedis(env.INTARSI_REDIS_URL, logger)
  opened('redis', () => redis?.disconnect())
  const transport =
    options.transport ?? createTransport(env, logger, { clientId: `intarsi-${service}`, metrics })
  if (!options.transport) opened('transport', () => transport.close())
  const topics = ownTopics(service)
  if (topics.length > 0) await transport.ensureTopics(topics)
  const relay = createRelay({
    ...{ url: env.INTARSI_DATABASE_URL, transport, service, logger, metrics },
    ...options.messaging,
  })
  opened('relay', () => relay.stop())
  const listeners = [relay.wake]
  const wake = () => {
    for (const listener of listeners) listener()
  }
  const unitOfWork = createUnitOfWork<Schema>({ db, service, clock, newId, wake, ...schemasOf(env) })
  const onAnnounced = (listener: () => void) => {
    listeners.push(listener)
  }
  const probe = options.messaging?.probe
  const built = { clock, newId, logger, metrics, pool, db, redis, transport, relay, unitOfWork, onAnnounced }
  return { ...built, ...(probe ? { probe } : {}) }
}

function schemasOf({ INTARSI_API_URL: api }: ServiceEnvironment): { schemas?: string } {
  return api ? { schemas: `${api.replace(/\/$/, '')}/schemas/` } : {}
}

function openPool<Own>(service: string, { config }: StartOptions<Own>, logger: Logger): Pool {
  const { INTARSI_DATABASE_URL: url, INTARSI_POOL_SIZE: poolSize } = config.service
  const pool = createPool({ url, applicationName: `intarsi-${service}`, poolSize })
  // An idle connection that breaks is replaced at the next use; readiness tells when the database is away.
  pool.on('error', (error) => logger.warn({ error }, 'a database connection was lost'))
  return pool
}

async function requireMigrations<Schema, Own>(pool: Pool, module: ServiceModule<Schema, Own>): Promise<void> {
  const missing = await missingMigrations(pool, module.migrations)
  if (missing.length === 0) return
  throw new Error(
    `The database of ${module.name} is not prepared: run "intarsi migrate". Missing: ${missing.join(', ')}`,
  )
}
