import type { HttpApp } from '@intarsi/http'
import type { Clock, NewId } from '@intarsi/kernel'
import type { Subscription, Tx, UnitOfWork } from '@intarsi/messaging'
import type { MigrationSet } from '@intarsi/postgres'
import type { Redis } from 'ioredis'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type * as z from 'zod'

/** What a service is given: infrastructure is built once, in one place, and handed over. */
export type ServiceDeps<Schema, Config> = {
  config: Config
  db: Kysely<Schema>
  unitOfWork: UnitOfWork<Schema>
  clock: Clock
  newId: NewId
  logger: Logger
  metrics: Registry
  /** Null in the embedded mode: everything Redis does has an in-memory form, and losing it loses no data. */
  redis: Redis | null
  /** Makes a worker of this service look now, instead of at its next turn. Absent in tests that run none. */
  wake?: (worker: string) => void
  /** For a direct connection, whose locks say what this process owns. Absent in tests that own nothing. */
  databaseUrl?: string
}

/** Something done again and again: a deadline worker, a mail sender. One run at a time per process. */
export type Worker = {
  name: string
  everyMs: number
  /** Does what is due and answers how many things it did; called again at once while that is not zero. */
  run: () => Promise<number>
}

export type ServiceApp<Schema> = {
  /** Registers every route, an explicit list. */
  routes: (http: HttpApp) => void
  subscriptions: Subscription<Schema>[]
  workers: Worker[]
  /** Told after every commit of this process that announced something. */
  announced?: () => void
  /** Makes the service's projections rebuildable: empties what its handlers fill. Such handlers announce nothing. */
  reset?: (tx: Tx<Schema>) => Promise<void>
  /** Releases what the service itself opened (SMTP connections, worker threads). */
  close?: () => Promise<void>
}

export type ServiceModule<Schema = unknown, Config = unknown> = {
  name: string
  /** Messaging, http and access first, then the service's own. */
  migrations: readonly MigrationSet[]
  /** The service's own variables, beside those every service has. */
  configSchema: z.ZodType<Config>
  /** Present: routes may take multipart bodies with one file of at most this many bytes. */
  maxFileBytes?: number
  createApp: (deps: ServiceDeps<Schema, Config>) => ServiceApp<Schema>
}
