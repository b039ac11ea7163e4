// `npm test`: starts once what the suites need, runs them all, then says what each ran on.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTestConfig } from '../packages/testkit/src/setup/config.ts'
import { fastDirectory } from '../packages/testkit/src/setup/fast-directory.ts'
import { findChromium } from '../packages/testkit/src/setup/find-chromium.ts'
import { findKafka } from '../packages/testkit/src/setup/find-kafka.ts'
import { findPostgres } from '../packages/testkit/src/setup/find-postgres.ts'
import { findRedis } from '../packages/testkit/src/setup/find-redis.ts'
import type { Found, NotFound } from '../packages/testkit/src/setup/found.ts'
import { readReport, renderSummary, type Servers } from './test-summary.ts'

const root = join(import.meta.dirname, '..')
const config = readTestConfig()

async function findServers(): Promise<Servers> {
  const [PostgreSQL, Kafka, Redis, Chromium] = await Promise.all(
    [findPostgres, findKafka, findRedis, findChromium].map((find) => orWhyNot(find(config))),
  )
  const servers = { PostgreSQL, Kafka, Redis, Chromium } as Servers
  for (const [name, found] of Object.entries(servers)) {
    console.log(`${name.padEnd(11)}${found.address === null ? `none: ${found.why}` : found.what}`)
  }
  return servers
}

/** A server that does not come up is missing like one that cannot be had: the suites that need none still run. */
async function orWhyNot(search: Promise<Found | NotFound>): Promise<Found | NotFound> {
  try {
    return await search
  } catch (error) {
    return { address: null, why: (error as Error).message }
  }
}

async function runVitest(servers: Servers, reportFile: string): Promise<number> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      INTARSI_TEST_PG: servers.PostgreSQL.address ?? '',
      INTARSI_TEST_KAFKA: servers.Kafka.address ?? '',
      INTARSI_TEST_REDIS: servers.Redis.address ?? '',
      INTARSI_TEST_CHROMIUM: servers.Chromium.address ?? '',
    },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

process.env.TMPDIR = await fastDirectory()
const directory = await mkdtemp(join(tmpdir(), 'intarsi-test-report-'))
const servers = await findServers()
// A Ctrl-C reaches vitest as well; what we started is stopped below, when it has ended.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
try {
  const code = await runVitest(servers, join(directory, 'report.json'))
  const report = await readReport(join(directory, 'report.json'))
  const summary = renderSummary({ report, servers, requireAll: config.requireAll, vitestFailed: code !== 0 })
  console.log(summary.text)
  process.exitCode = summary.failed > 0 ? 1 : 0
} finally {
  for (const found of Object.values(servers)) if (found.address !== null) await found.stop()
  await rm(directory, { recursive: true, force: true })
}
