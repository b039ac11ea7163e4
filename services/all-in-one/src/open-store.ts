import { randomBytes } from 'node:crypto'
import { busMigrations } from '@intarsi/messaging'
import type { MigrationSet, ServiceDatabase } from '@intarsi/postgres'
import { migrate, prepareDatabases, serviceUrl } from '@intarsi/postgres'
import { embeddedDataDirectory, startEmbeddedPostgres } from '@intarsi/postgres/embedded'
import type { Logger } from 'pino'
import { type AllInOneConfig, CLONE } from './config.ts'
import { SERVICES } from './services.ts'

export type Store = {
  /** URL of a service's own database, as its own role. */
  urlOf: (service: string) => string
  ready: () => boolean
  publishAddresses: (addresses: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

export type OpenedStore = { running: false; store: Store } | { running: true; addresses: readonly string[] }

type Server = Omit<Store, 'urlOf'> & { adminUrl: string; password: (role: string) => string }

/** Where this clone keeps its data. */
export function dataDirectoryOf({ settings }: AllInOneConfig): string {
  return embeddedDataDirectory({ clone: CLONE, configured: settings.INTARSI_DATA })
}

/** A PostgreSQL with every database prepared and migrated; or where the intarsi that uses it already answers. */
export async function openStore(
  config: AllInOneConfig,
  dataDirectory: string,
  logger: Logger,
): Promise<OpenedStore> {
  const opened = config.settings.INTARSI_PG
    ? givenServer(config.settings.INTARSI_PG, config.settings.INTARSI_PG_PASSWORD)
    : await embeddedServer(dataDirectory, logger)
  if ('addresses' in opened) return { running: true, addresses: opened.addresses }
  const databases = databasesOf(opened)
  try {
    await prepareDatabases(opened.adminUrl, [...databases.values()])
    await Promise.all(
      [...databases].map(([service, database]) =>
        migrate(serviceUrl(opened.adminUrl, database), migrationsOf(service)),
      ),
    )
  } catch (error) {
    await opened.close()
    throw error
  }
  const urlOf = (service: string) => {
    const database = databases.get(service)
    if (!database) throw new Error(`No service is called "${service}".`)
    return serviceUrl(opened.adminUrl, database)
  }
  return { running: false, store: { ...opened, urlOf } }
}

async function embeddedServer(
  dataDirectory: string,
  logger: Logger,
): Promise<Server | { addresses: readonly string[] }> {
  const start = await startEmbeddedPostgres({ dataDirectory, logger })
  if (!start.started) return { addresses: start.addresses }
  const { adminUrl, password, ready, publishAddresses, stop } = start.postgres
  return { adminUrl, password, ready, publishAddresses, close: stop }
}

function givenServer(adminUrl: string, configured: string | undefined): Server {
  // Without a password of its own the roles get a new one at each start: only this process uses them.
  const password = configured ?? randomBytes(24).toString('base64url')
  return {
    adminUrl,
    password: () => password,
    ready: () => true,
    publishAddresses: async () => undefined,
    close: async () => undefined,
  }
}

function databasesOf(server: Server): Map<string, ServiceDatabase> {
  const names = [...SERVICES.map(({ name }) => name), 'bus']
  return new Map(
    names.map((name) => {
      const role = `intarsi_${name}`
      return [name, { database: role, role, password: server.password(role) }]
    }),
  )
}

function migrationsOf(service: string): readonly MigrationSet[] {
  return SERVICES.find(({ name }) => name === service)?.migrations ?? [busMigrations]
}
