// One process of the system under faults: all services together. Loads everything, then waits to be
// told where to start, so that whoever is killed is replaced in a moment.
import { createLogger } from '@intarsi/http'
import { type AnyModule, type RunningService, readConfig, startService } from '@intarsi/runtime'
import { openGroups } from './groups.ts'
import type { Order, Said, StartOrder } from './orders.ts'
import { SERVICES } from './services.ts'
import { createTrouble } from './trouble.ts'

const MODULES: readonly AnyModule[] = Object.values(SERVICES)
/** How long a frozen process keeps its part of the groups and of the shards. */
const SESSION_MS = 3_000

const trouble = createTrouble()
const say = (said: Said) => process.send?.(said)

async function start({ settings }: StartOrder): Promise<void> {
  const logger = createLogger({ service: 'chaos', level: settings.logLevel })
  const { brokers, client, prefix, databases, env, jwks } = settings
  const { probe } = trouble
  const transport = trouble.deliveries(
    openGroups({ brokers, client, prefix, sessionTimeoutMs: SESSION_MS, logger, probe }),
  )
  const listening: Record<string, string[]> = {}
  const startOne = (module: AnyModule) => {
    const own = { INTARSI_DATABASE_URL: databases[module.name], INTARSI_PORT: '0', INTARSI_METRICS_PORT: '0' }
    const watched = trouble.handlers(module, (types) => {
      listening[module.name] = types
    })
    return startService(watched, {
      config: readConfig({ ...env, ...own }, module.configSchema),
      clock: trouble.clock,
      messaging: { probe, idleSessionMs: SESSION_MS },
      ...{ transport, logger, jwks },
    })
  }
  const services: RunningService[] = await Promise.all(MODULES.map(startOne))
  const urls = Object.fromEntries(services.map(({ name, url }) => [name, url]))
  const metrics = services.map(({ metricsUrl }) => `${metricsUrl}/metrics`)
  say({ said: 'started', urls, metrics, listening })
  closing = async () => {
    await Promise.all(services.map((service) => service.close()))
    await transport.close()
  }
}

let closing: () => Promise<void> = async () => undefined

function die(error: Error): void {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
}

process.on('message', (order: Order) => {
  if (order.order === 'trouble') trouble.make(order)
  else if (order.order === 'stop') closing().then(() => say({ said: 'stopped' }), die)
  else start(order).catch(die)
  say({ said: 'taken' })
})
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0))
say({ said: 'loaded' })
