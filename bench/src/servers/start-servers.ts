import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@intarsi/postgres/embedded'
import { findKafka } from '@intarsi/testkit/find-kafka'
import { readTestConfig } from '@intarsi/testkit/setup'

/** What the measuring needs of the server: when rows were committed, and which statements ran. */
const MEASURING = {
  track_commit_timestamp: 'on',
  shared_preload_libraries: 'pg_stat_statements',
}

export type Servers = {
  /** Superuser's URL of a PostgreSQL that has every commit on the disk before it counts, and keeps their times. */
  postgres: string
  brokers: string
  /** For logs and files of the run. */
  directory: string
  stop: () => Promise<void>
}

/** A PostgreSQL and a Kafka broker of the run's own, as durable as an installation's. Throws when there is no Kafka. */
export async function startServers(): Promise<Servers> {
  const directory = await mkdtemp(join(tmpdir(), 'intarsi-bench-'))
  await chmod(directory, 0o711)
  const start = await startEmbeddedPostgres({
    dataDirectory: join(directory, 'data'),
    logger: { info: () => undefined, error: (details, message) => console.error(message, details) },
    settings: { fsync: 'on', synchronous_commit: 'on', max_connections: '300', ...MEASURING },
  })
  if (!start.started) throw new Error(`${directory} is in use`)
  const kafka = await findKafka(readTestConfig())
  const stop = async () => {
    if (kafka.address !== null) await kafka.stop()
    await start.postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
  if (kafka.address !== null)
    return { postgres: start.postgres.adminUrl, brokers: kafka.address, directory, stop }
  await stop()
  throw new Error(`no Kafka: ${kafka.why}`)
}
