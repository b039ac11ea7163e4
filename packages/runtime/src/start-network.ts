import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '@intarsi/kernel'
import type { Transport } from '@intarsi/messaging'
import type { Logger } from 'pino'
import { type Environment, readConfig } from './config.ts'
import type { ServiceModule } from './service.ts'
import { type RunningService, startService } from './start-service.ts'
import { createTestIssuer } from './test-issuer.ts'

// biome-ignore lint/suspicious/noExplicitAny: services of unlike schemas stand side by side in one list
export type AnyModule = ServiceModule<any, any>

export type NetworkOptions = {
  /** Services to start, in this order, each on its own prepared database. */
  services: readonly { module: AnyModule; databaseUrl: string; env?: Environment }[]
  /** One log for all of them. The caller closes it, after the network. */
  transport: Transport
  clock?: Clock
  logger?: Logger
}

export type Network = {
  /** Base address of a service. */
  url: (service: string) => string
  service: (name: string) => RunningService
  /** A bearer token for a subject, as the issuer would give it. */
  tokenFor: (subject: string) => Promise<string>
  /** Resolves when no service has anything left to publish or to apply; rejects after the deadline. */
  settle: (deadlineMs?: number) => Promise<void>
  close: () => Promise<void>
}

/** Starts several services in one process, on one log, as all-in-one does; for tests of flows over several services. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const issuer = await createTestIssuer()
  const running = new Map<string, RunningService>()
  const close = async () => {
    await Promise.all([...running.values()].map((service) => service.close()))
  }
  try {
    for (const { module, databaseUrl, env = {} } of options.services) {
      const config = readConfig({ ...BASE, INTARSI_DATABASE_URL: databaseUrl, ...env }, module.configSchema)
      running.set(module.name, await startService(module, { ...given(options), config, jwks: issuer.jwks }))
    }
    await until('every service is ready', 20_000, async () =>
      [...running.values()].every((service) => service.readiness().ready),
    )
  } catch (error) {
    await close()
    throw error
  }
  const service = (name: string) => found(running, name)
  return {
    service,
    url: (name) => service(name).url,
    tokenFor: issuer.tokenFor,
    settle: (deadlineMs = 20_000) => settle([...running.values()], deadlineMs),
    close,
  }
}

const BASE: Environment = {
  INTARSI_BUS_URL: 'postgres://unused',
  INTARSI_ISSUER: 'http://issuer.test',
  INTARSI_PORT: '0',
  INTARSI_METRICS_PORT: '0',
  INTARSI_REQUESTS_PER_MINUTE: '0',
  INTARSI_LOG_LEVEL: 'warn',
}

function given({ transport, clock, logger }: NetworkOptions) {
  return { transport, ...(clock ? { clock } : {}), ...(logger ? { logger } : {}) }
}

function found(running: Map<string, RunningService>, name: string): RunningService {
  const service = running.get(name)
  if (!service) throw new Error(`No service is called "${name}" here.`)
  return service
}

// What one service applies may make another publish: all must be quiet twice in a row.
async function settle(services: readonly RunningService[], deadlineMs: number): Promise<void> {
  let quiet = 0
  await until('everything is published and applied', deadlineMs, async () => {
    const settled = await Promise.all(services.map((service) => service.settled()))
    quiet = settled.every(Boolean) ? quiet + 1 : 0
    return quiet >= 2
  })
}

async function until(what: string, deadlineMs: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + deadlineMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within ${deadlineMs} ms: ${what}.`)
    await pause(15)
  }
}
