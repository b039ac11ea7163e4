import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Servers } from '../../servers/start-servers.ts'
import type { System } from '../system.ts'
import { startHops } from './start-hops.ts'

const PNPM = 'pnpm@12.21.0'
const DIRECTORY = fileURLToPath(new URL('../../../peers/nest', import.meta.url))
const TSC = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url))
const run = promisify(execFile)

/**
 * The same hops as most teams write them, from `bench/peers/nest`: installed when it is first wanted, because nobody who
 * runs intarsi needs it.
 */
export async function startPeer(servers: Servers): Promise<System> {
  if (!existsSync(join(DIRECTORY, 'node_modules'))) {
    const env = { ...process.env, CI: 'true' }
    await run('npx', ['--yes', PNPM, 'install', '--ignore-workspace', '--frozen-lockfile'], {
      cwd: DIRECTORY,
      env,
    })
  }
  await run(TSC, ['-p', 'tsconfig.json'], { cwd: DIRECTORY })
  return startHops(servers, {
    name: 'peer',
    file: 'peers/nest/dist/main.js',
    schema: null,
    countsRequests: false,
  })
}
