import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@intarsi/postgres/embedded'
import type { TestConfig } from './config.ts'
import { type Found, nothingToStop } from './found.ts'

/** The server named in the environment, else the embedded one on a directory of its own. */
export async function findPostgres({ postgres }: TestConfig): Promise<Found> {
  if (postgres) return { address: postgres, what: 'PostgreSQL of INTARSI_TEST_PG', stop: nothingToStop }
  const directory = await mkdtemp(join(tmpdir(), 'intarsi-test-postgres-'))
  await chmod(directory, 0o711)
  const start = await startEmbeddedPostgres({
    dataDirectory: join(directory, 'data'),
    logger: { info: () => undefined, error: (details, message) => console.error(message, details) },
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '400',
      autovacuum: 'off',
    },
  })
  if (!start.started) throw new Error(`${directory} is in use`)
  const stop = async () => {
    await start.postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
  return { address: start.postgres.adminUrl, what: 'PostgreSQL 18 embedded from npm', stop }
}
