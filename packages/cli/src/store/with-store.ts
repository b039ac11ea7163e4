import { databaseUrl, type ServiceDatabase, serviceUrl } from '@intarsi/postgres'
import { embeddedDataDirectory, startEmbeddedPostgres } from '@intarsi/postgres/embedded'
import { readStoreConfig, type StoreConfig } from './config.ts'
import { type StoreDatabase, storeDatabases } from './services.ts'

export type OpenDatabase = StoreDatabase & {
  role: ServiceDatabase
  /** As the administrator. */
  adminUrl: string
  /** As the service. */
  url: string
}

export type Store = { adminUrl: string; databases: readonly OpenDatabase[]; path: StoreConfig['path'] }

type Server = { adminUrl: string; passwordOf: (service: string) => string; stop: () => Promise<void> }

/**
 * Opens the store for one command: the server of `INTARSI_PG`, or the clone's embedded one, which is started for the
 * time of the work unless intarsi runs.
 */
export async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const config = readStoreConfig()
  const { adminUrl, passwordOf, stop } = await openServer(config)
  try {
    const databases = await storeDatabases(config.clone)
    const open = databases.map((each) => openDatabase(each, adminUrl, passwordOf(each.service)))
    return await work({ adminUrl, databases: open, path: config.path })
  } catch (error) {
    throw isUnprepared(error) ? unprepared(error as Error) : error
  } finally {
    await stop()
  }
}

// SQLSTATE: a password that is wrong or a role that is missing; a database that is missing.
function isUnprepared(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '28P01' || error.code === '3D000')
}

function unprepared({ message }: Error): Error {
  return new Error(
    `${message}: do INTARSI_DATA or INTARSI_PG name the server that "intarsi migrate" prepared, with its passwords?`,
  )
}

function openDatabase(each: StoreDatabase, adminUrl: string, password: string): OpenDatabase {
  const role = { database: each.database, role: each.database, password }
  return { ...each, role, adminUrl: databaseUrl(adminUrl, each.database), url: serviceUrl(adminUrl, role) }
}

async function openServer(config: StoreConfig): Promise<Server> {
  if (config.server) return { ...config.server, stop: async () => undefined }
  const dataDirectory = embeddedDataDirectory({ clone: config.clone, configured: config.dataDirectory })
  const start = await startEmbeddedPostgres({ dataDirectory, logger: quietLogger })
  const server = start.started ? start.postgres : start.server
  if (!server) throw new Error('intarsi is just starting for the first time; try again when it is ready')
  return {
    adminUrl: server.adminUrl,
    passwordOf: (service) => server.password(`intarsi_${service}`),
    stop: start.started ? start.postgres.stop : async () => undefined,
  }
}

/** A command prints its own result; only what goes wrong with the server is worth a line of its own. */
const quietLogger = {
  info: () => undefined,
  error: (_details: object, message: string) => process.stderr.write(`${message}\n`),
}
