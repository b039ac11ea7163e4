import { join } from 'node:path'
import { type Desk, readDeskConfig, startDesk } from '@intarsi/desk'
import { readDirectory } from '@intarsi/directory-file'
import { createLogger } from '@intarsi/http'
import { accountsOf, type IdentityDemo, startIdentityDemo } from '@intarsi/identity-demo'
import {
  createTransport,
  nextFreePort,
  type RunningService,
  readConfig,
  startService,
} from '@intarsi/runtime'
import { pino } from 'pino'
import * as z from 'zod'
import { assignPorts, describeTaken } from './assign-ports.ts'
import { type AllInOneConfig, DEMO_FILES } from './config.ts'
import { dataDirectoryOf, openStore, type Store } from './open-store.ts'
import { secretsKeyOf } from './secrets-key.ts'
import { ISSUER, SERVICES } from './services.ts'

export type System = {
  /** Where people open the desk. */
  desk: string
  issuer: string
  urlOf: (service: string) => string
  dataDirectory: string
  logFile: string
  /** One line when other programs had the usual ports, else null. */
  portsTaken: string | null
  services: readonly RunningService[]
  close: () => Promise<void>
}

export type Started = { running: false; system: System } | { running: true; addresses: readonly string[] }

/**
 * Starts everything in one process, or tells where the intarsi on this data directory already answers. Closing goes
 * services, then the log between them, then PostgreSQL.
 */
export async function startSystem(config: AllInOneConfig): Promise<Started> {
  const dataDirectory = dataDirectoryOf(config)
  const logFile = join(dataDirectory, 'intarsi.log')
  const destination = pino.destination({ dest: logFile, mkdir: true, sync: false })
  const level = config.environment.INTARSI_LOG_LEVEL ?? 'info'
  const logger = createLogger({ service: 'all-in-one', level, destination })
  const opened = await openStore(config, dataDirectory, logger)
  if (opened.running) return opened
  const closing: (() => Promise<unknown>)[] = [opened.store.close]
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
    destination.flushSync()
  }
  try {
    const ports = await portsOf(config)
    const identity = await startIdentity(config, {
      dataDirectory,
      port: Number(ports.of(ISSUER)),
      logger: createLogger({ service: 'identity-demo', level, destination }),
    })
    closing.push(identity.close)
    const services = await startServices(config, {
      ports,
      store: opened.store,
      identity,
      dataDirectory,
      closing,
      level,
      destination,
    })
    const desk = await openDesk(config, { ports, identity, services, level, destination })
    closing.push(desk.close)
    await opened.store.publishAddresses([desk.url, ...services.map(({ url }) => url), identity.url])
    const urlOf = (name: string) => {
      const service = services.find((candidate) => candidate.name === name)
      if (!service) throw new Error(`No service is called "${name}".`)
      return service.url
    }
    return {
      running: false,
      system: {
        ...{ desk: desk.url, issuer: identity.issuer, urlOf, dataDirectory, logFile, services, close },
        portsTaken: ports.taken,
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function startIdentity(
  { settings, environment }: AllInOneConfig,
  given: { dataDirectory: string; port: number; logger: ReturnType<typeof createLogger> },
): Promise<IdentityDemo> {
  return startIdentityDemo({
    demo: environment.INTARSI_DEMO ?? 'yes',
    host: settings.INTARSI_HOST,
    port: given.port,
    audience: 'intarsi',
    accounts: accountsOf(readDirectory(DEMO_FILES.directory)),
    keyFile: join(given.dataDirectory, 'demo-issuer-key.json'),
    logger: given.logger,
  })
}

/** Where each part will listen, and say its metrics; and the line about ports that others had. */
type Ports = { of: (name: string) => string; metricsOf: (name: string) => string; taken: string | null }

type Parts = {
  ports: Ports
  store: Store
  identity: IdentityDemo
  dataDirectory: string
  closing: (() => Promise<unknown>)[]
  level: string
  destination: ReturnType<typeof pino.destination>
}

async function startServices(config: AllInOneConfig, parts: Parts): Promise<RunningService[]> {
  const { ports, store, identity, closing, level, destination } = parts
  const transportLogger = createLogger({ service: 'bus', level, destination })
  const { INTARSI_HOST: host } = config.settings
  const shared = {
    INTARSI_API_URL: `http://${host}:${ports.of('notifications')}`,
    INTARSI_PUBLIC_URL: `http://${host}:${ports.of('desk')}`,
    INTARSI_SECRETS_KEY: secretsKeyOf(parts.dataDirectory),
    ...environmentOf(config, store.urlOf('bus'), identity.issuer),
  }
  const common = readConfig({ ...shared, INTARSI_DATABASE_URL: store.urlOf('bus') }, z.object({}))
  const transport = createTransport(common.service, transportLogger)
  closing.push(() => transport.close())
  const running: RunningService[] = []
  closing.push(() => Promise.all(running.map((service) => service.close())))
  for (const [index, module] of SERVICES.entries()) {
    const environment = {
      ...shared,
      INTARSI_DATABASE_URL: store.urlOf(module.name),
      INTARSI_PORT: ports.of(module.name),
      INTARSI_METRICS_PORT: ports.metricsOf(module.name),
    }
    const logger = createLogger({ service: module.name, level, destination })
    const options = {
      config: readConfig(environment, module.configSchema),
      transport,
      logger,
      processMetrics: index === 0,
    }
    running.push(await startService(module, options))
  }
  return running
}

/** Where each part will listen, known before the first starts: events and mails name addresses of others. */
async function portsOf({ settings }: AllInOneConfig): Promise<Ports> {
  const { INTARSI_HOST: host, INTARSI_FIRST_PORT: first, INTARSI_METRICS_PORT: firstMetrics } = settings
  const measured = ['desk', ...SERVICES.map(({ name }) => name)]
  const ports = await assignPorts([...measured, ISSUER], first, (port) => nextFreePort(host, port))
  const metrics = new Map<string, number>()
  let next = firstMetrics
  for (const name of measured) {
    const free = await nextFreePort(host, next)
    metrics.set(name, free)
    if (free > 0) next = free + 1
  }
  return {
    of: (name) => String(ports.of.get(name)),
    metricsOf: (name) => String(metrics.get(name)),
    taken: describeTaken(ports),
  }
}

function environmentOf({ settings, environment }: AllInOneConfig, busUrl: string, issuer: string) {
  return {
    INTARSI_DIRECTORY_FILE: DEMO_FILES.directory,
    INTARSI_PLACES_FILE: DEMO_FILES.places,
    ...environment,
    INTARSI_HOST: settings.INTARSI_HOST,
    INTARSI_BUS_URL: busUrl,
    INTARSI_ISSUER: issuer,
    INTARSI_AUDIENCE: 'intarsi',
  }
}

type DeskParts = Pick<Parts, 'ports' | 'identity' | 'level' | 'destination'> & {
  services: readonly RunningService[]
}

/** The desk calls the services over HTTP as it would on machines of their own. */
async function openDesk({ settings, environment }: AllInOneConfig, parts: DeskParts): Promise<Desk> {
  const { ports, identity, services, level, destination } = parts
  const urls = services.map(({ name, url }) => [`INTARSI_${name.toUpperCase()}_URL`, url])
  const host = settings.INTARSI_HOST
  return startDesk({
    config: readDeskConfig({
      ...environment,
      ...Object.fromEntries(urls),
      INTARSI_ISSUER: identity.issuer,
      INTARSI_HOST: host,
      INTARSI_PORT: ports.of('desk'),
      INTARSI_METRICS_PORT: ports.metricsOf('desk'),
    }),
    logger: createLogger({ service: 'desk', level, destination }),
  })
}
