import { EVENTS } from '@intarsi/contracts'
import { createLogger } from '@intarsi/http'
import type { KafkaClient } from '@intarsi/messaging'
import { createTestIssuer, type TestIssuer } from '@intarsi/runtime'
import { EFFECTS, eventually } from '@intarsi/testkit/setup'
import { fileOf } from '../clone.ts'
import { openGroups } from './groups.ts'
import type { InstanceSettings } from './orders.ts'
import { onServer } from './postgres.ts'
import { isAtRest } from './rest.ts'
import { type Servers, startServers } from './servers.ts'
import {
  closePools,
  openPools,
  type PerService,
  type Pools,
  perService,
  SERVICE_NAMES,
  SERVICES,
  type Service,
} from './services.ts'
import { openSlot } from './slot.ts'
import { createSpares, type Spares } from './spares.ts'

/** What stays from run to run: servers, loaded processes, and databases in which the demo's directory is known. */
export type Stage = {
  servers: Servers
  spares: Spares
  issuer: TestIssuer
  /** The topics that each service reads. */
  topics: PerService<readonly string[]>
  template: (service: Service) => string
  settings: (databases: PerService<string>, prefix: string) => InstanceSettings
  close: () => Promise<void>
}

const START_MS = 120_000

const template = (service: string) => `chaos_template_${service}`

/** `client`: with which Kafka library the services work. */
export async function openStage(client: KafkaClient): Promise<Stage> {
  const spares = createSpares(2)
  const [servers, issuer] = await Promise.all([startServers(), createTestIssuer()])
  const settings: Stage['settings'] = (databases, prefix) => ({
    ...{ brokers: servers.brokers, client, prefix, jwks: issuer.jwks, logLevel: 'warn' },
    databases: perService((service) => servers.url(databases[service])),
    env: {
      INTARSI_BUS_URL: 'postgres://unused',
      INTARSI_ISSUER: 'http://issuer.test',
      INTARSI_REQUESTS_PER_MINUTE: '0',
      INTARSI_SHUTDOWN_SECONDS: '10',
    },
  })
  const close = async () => {
    await spares.end()
    await servers.stop()
  }
  try {
    const topics = await fillTemplates({ servers, spares, settings })
    return { servers, spares, issuer, topics, template, settings, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Migrates the databases and lets one process bring in the directory; at rest they are what each run begins with. */
async function fillTemplates({ servers, spares, settings }: Pick<Stage, 'servers' | 'spares' | 'settings'>) {
  const databases = perService(template)
  for (const service of SERVICE_NAMES) {
    await servers.postgres.migrated(template(service), SERVICES[service].migrations)
    await onServer(servers.postgres.url(template(service)), (client) => client.query(EFFECTS))
  }
  const own = settings(databases, 'template')
  const slot = openSlot(spares, {
    ...own,
    env: { ...own.env, INTARSI_DIRECTORY_FILE: fileOf('data/demo/directory.yaml') },
  })
  try {
    await slot.up()
    const topics = topicsOf(slot.listening())
    const logger = createLogger({ service: 'chaos', level: 'error' })
    const groups = openGroups({ brokers: servers.brokers, prefix: 'template', logger })
    const pools = openPools(databases, servers.postgres.url)
    await eventually(() => isDirectoryEverywhere(pools), { deadlineMs: START_MS })
    const atRest = () => isAtRest({ pools, groups, topics })
    await eventually(async () => (await atRest()) && (await atRest()), { deadlineMs: START_MS })
    await Promise.all([groups.close(), closePools(pools)])
    return topics
  } finally {
    await slot.release()
  }
}

async function isDirectoryEverywhere(pools: Pools): Promise<boolean> {
  const known = await Promise.all(
    Object.values(pools).map((pool) =>
      pool.query<{ people: number }>('select count(*)::int as people from access_person'),
    ),
  )
  const counts = known.map(({ rows }) => rows[0]?.people ?? 0)
  return counts.every((count) => count > 0 && count === counts[0])
}

function topicsOf(listening: Readonly<Record<string, readonly string[]>>): PerService<string[]> {
  return perService((service) => {
    const heard = EVENTS.filter(({ type }) => listening[service]?.includes(type))
    return [...new Set(heard.map(({ topic }) => topic))]
  })
}
