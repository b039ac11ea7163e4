import { freePort } from '@intarsi/postgres/embedded'
import type { TestConfig } from './config.ts'
import { startInContainer } from './containers.ts'
import { type Found, firstFound, type NotFound, nothingToStop } from './found.ts'
import { startLocalServer } from './local-server.ts'
import { versionOf } from './version-of.ts'

/** Redis of the environment, else `redis-server` on the PATH, else in a container. */
export async function findRedis({ redis }: TestConfig): Promise<Found | NotFound> {
  if (redis) return { address: redis, what: 'Redis of INTARSI_TEST_REDIS', stop: nothingToStop }
  return firstFound([localRedis, containerRedis])
}

async function localRedis(): Promise<Found | NotFound> {
  const version = await versionOf('redis-server', ['--version'], /v=(\S+)/)
  if (!version) return { address: null, why: 'no redis-server on the PATH' }
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const stop = await startLocalServer({
    name: 'redis',
    port,
    command: async (directory) => ({ command: 'redis-server', args: [...args, '--dir', directory] }),
    deadlineMs: 20_000,
  })
  return { address: `redis://127.0.0.1:${port}`, what: `Redis ${version} on the PATH`, stop }
}

function containerRedis(): Promise<Found | NotFound> {
  return startInContainer({
    image: 'redis:8.2-alpine',
    containerPort: 6379,
    environment: () => ({}),
    address: (host, port) => `redis://${host}:${port}`,
  })
}
