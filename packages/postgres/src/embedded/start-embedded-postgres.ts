import { chmod, mkdir, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, serverAccount } from './account.ts'
import { installedBinaries, stageBinaries } from './binaries.ts'
import { claimDataDirectory } from './claim.ts'
import { type Cluster, ensureCluster, own } from './cluster.ts'
import {
  addressOf,
  type Credentials,
  loadCredentials,
  readCredentials,
  type ServerAddress,
} from './credentials.ts'
import { stopServer } from './server-process.ts'
import { type SupervisorLog, supervise } from './supervise.ts'

export type EmbeddedPostgresOptions = {
  dataDirectory: string
  logger: SupervisorLog
  /** Whom PostgreSQL runs as when we are root; default `nobody`. */
  account?: string
  /** Server settings beside ours, such as `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>
}

export type EmbeddedPostgres = ServerAddress & {
  /** False from the moment the server ends until it answers again. */
  ready: () => boolean
  /** Called each time the server ends without having been asked to. */
  onExit: (listener: () => void) => void
  /** Tells a second starter on the same data directory where this one answers. */
  publishAddresses: (addresses: readonly string[]) => Promise<void>
  stop: () => Promise<void>
}

export type EmbeddedStart =
  | { started: true; postgres: EmbeddedPostgres }
  /** Another process runs on this data directory: where it answers (empty while it starts). */
  | { started: false; addresses: readonly string[]; server: ServerAddress | null }

/**
 * Starts a real PostgreSQL as a child that is kept running until `stop`. Data, log, port and password live in
 * `dataDirectory`. Throws when there is no binary for the platform or the server does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedStart> {
  await mkdir(options.dataDirectory, { recursive: true, mode: 0o711 })
  // One spelling of the path: an orphan is recognised by it.
  const dataDirectory = await realpath(options.dataDirectory)
  const claimed = await claimDataDirectory(dataDirectory)
  if ('addresses' in claimed) {
    const credentials = await readCredentials(dataDirectory)
    return { started: false, addresses: claimed.addresses, server: credentials && addressOf(credentials) }
  }
  const { claim } = claimed
  try {
    const server = await startServer({ ...options, dataDirectory })
    const stop = async () => {
      await server.stop()
      await claim.release()
    }
    return { started: true, postgres: { ...server, publishAddresses: claim.publish, stop } }
  } catch (error) {
    await claim.release()
    throw error
  }
}

async function startServer(
  options: EmbeddedPostgresOptions,
): Promise<Omit<EmbeddedPostgres, 'publishAddresses'>> {
  const cluster = await prepareCluster(options)
  // An orphan first: it holds the port that we want again.
  await stopServer(cluster)
  const credentials = await loadCredentials(options.dataDirectory)
  await ensureCluster(cluster, credentials.password)
  if (credentials.sockets) await makeSocketDirectory(credentials.sockets, cluster.account)
  const listeners: (() => void)[] = []
  const address = addressOf(credentials)
  const supervised = await supervise({
    cluster,
    settings: { ...serverSettings(credentials), ...options.settings },
    adminUrl: address.adminUrl,
    logger: options.logger,
    onExit: () => {
      for (const listener of listeners) listener()
    },
  })
  return { ...supervised, ...address, onExit: (listener) => listeners.push(listener) }
}

/** Made anew at each start: what a server that was killed left there would keep the next one out. */
async function makeSocketDirectory(path: string, account: Account): Promise<void> {
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { mode: 0o711 })
  await own(path, account)
}

async function prepareCluster({
  dataDirectory,
  account: name,
  settings,
}: EmbeddedPostgresOptions): Promise<Cluster> {
  const installed = await installedBinaries()
  if (!installed) {
    const platform = `${process.platform} ${process.arch}`
    throw new Error(
      `no PostgreSQL is published for ${platform}: set INTARSI_PG to the URL of a PostgreSQL 18 superuser`,
    )
  }
  const account = await serverAccount(name ?? 'nobody')
  const binaries = isOurs(account) ? installed : await stageBinaries(installed, dataDirectory)
  if (!isOurs(account)) await chmod(dataDirectory, 0o711)
  const major = installed.version.split('.')[0]
  return {
    pgData: join(dataDirectory, `postgres-${major}`),
    logFile: join(dataDirectory, 'postgres.log'),
    binaries,
    account,
    durable: settings?.fsync !== 'off',
  }
}

const isOurs = ({ uid }: Account) => uid === undefined

function serverSettings({ port, sockets }: Credentials): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: sockets ? `"${sockets.replaceAll('"', '""')}"` : '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %a ',
    // The log never holds a statement's values: they may be somebody's name.
    log_parameter_max_length_on_error: '0',
    log_min_error_statement: 'panic',
    wal_level: 'minimal',
    max_wal_senders: '0',
    shared_buffers: '128MB',
    jit: 'off',
  }
}
