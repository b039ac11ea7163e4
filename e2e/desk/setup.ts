import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSystem } from '@intarsi/all-in-one'
import { listPages } from '@intarsi/desk'
import { databaseUrl } from '@intarsi/postgres'
import { findChromium, findPostgres, firstPort, readTestConfig } from '@intarsi/testkit/setup'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { fillWithDemo } from './fill-with-demo.ts'

/** Where the browser tests find what was started once for all of them; null when there is no browser. */
export type DeskUnderTest = {
  url: string
  issuer: string
  browser: string
  services: Record<string, string>
  /** Each service's own database. */
  databases: Record<string, string>
  /** The routes of the desk's pages. */
  pages: readonly string[]
}

declare module 'vitest' {
  interface ProvidedContext {
    desk: DeskUnderTest | null
  }
}

const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Vitest's global setup of the browser suite: what `npm start` runs with its demo data, and one Chromium. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const config = readTestConfig()
  const found = await findChromium(config)
  if (found.address === null) {
    if (config.requireAll) throw new Error(`no browser: ${found.why}`)
    console.warn(`no browser: ${found.why}; what needs one is not run`)
    project.provide('desk', null)
    return async () => undefined
  }
  const directory = await mkdtemp(join(tmpdir(), 'intarsi-browser-'))
  await chmod(directory, 0o711)
  // One of its own, as `npm start` has, but with nothing to keep over a power cut.
  const postgres = await findPostgres({ ...config, postgres: undefined })
  const [system, browser] = await Promise.all([
    start(join(directory, 'data'), postgres.address),
    chromium.launchServer({ executablePath: found.address, args: BROWSER_ARGUMENTS }),
  ])
  await fillWithDemo(system)
  project.provide('desk', {
    url: system.desk,
    issuer: system.issuer,
    browser: browser.wsEndpoint(),
    databases: Object.fromEntries(
      system.services.map(({ name }) => [name, databaseUrl(postgres.address, `intarsi_${name}`)]),
    ),
    pages: await listPages(),
    services: Object.fromEntries(system.services.map(({ name, url }) => [name, url])),
  })
  return async () => {
    await browser.close()
    await system.close()
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function start(data: string, postgres: string) {
  const started = await startSystem({
    settings: {
      INTARSI_DATA: data,
      INTARSI_PG: postgres,
      INTARSI_HOST: '127.0.0.1',
      INTARSI_FIRST_PORT: firstPort(),
    },
    environment: {
      INTARSI_LOG_LEVEL: 'warn',
      INTARSI_REQUESTS_PER_MINUTE: '0',
      // Receivers of the tests are on this machine.
      INTARSI_WEBHOOK_NETWORKS: '127.0.0.0/8',
    },
  })
  if (started.running) throw new Error(`${data} is in use`)
  return started.system
}
