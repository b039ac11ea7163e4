import type { HttpApp } from '@intarsi/http'
import type { ServiceDeps, Worker } from '@intarsi/runtime'
import type { NotificationsConfig } from '../config.ts'
import { deliveryRoutes } from '../deliveries/delivery-routes.ts'
import { createDispatcher, type Dispatcher } from '../deliveries/dispatcher.ts'
import { createDeliveryMetrics } from '../deliveries/metrics.ts'
import { replayRoutes } from '../deliveries/replay-routes.ts'
import { createSafeClient } from '../outbound/safe-client.ts'
import type { NotificationsSchema } from '../schema.ts'
import { changeRoutes } from './change-routes.ts'
import type { EndpointDeps } from './deps.ts'
import { disableEndpoint } from './disable-endpoint.ts'
import { endpointRoutes } from './endpoint-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { createKeyring } from './keyring.ts'
import { verifyRoutes } from './verify-routes.ts'
import { watchEndpoints } from './watch-endpoints.ts'

type Deps = ServiceDeps<NotificationsSchema, NotificationsConfig>

export type Webhooks = {
  routes: (http: HttpApp) => void
  workers: Worker[]
  /** Says that there are new deliveries. */
  wake: () => void
  close: () => Promise<void>
}

/** Endpoints, their deliveries and what sends them; without the operator's key the routes say that there is none. */
export function createWebhooks(deps: Deps): Webhooks {
  const { config } = deps
  const keyring = config.INTARSI_SECRETS_KEY ? createKeyring(config.INTARSI_SECRETS_KEY) : null
  const policy = { allowedNetworks: config.INTARSI_WEBHOOK_NETWORKS }
  const client = createSafeClient({ policy })
  const dispatcher =
    keyring && deps.databaseUrl ? startDispatcher(deps, { keyring, client, url: deps.databaseUrl }) : null
  const endpointDeps: EndpointDeps = {
    ...deps,
    ...{ keyring, policy, client },
    origin: new URL(config.INTARSI_API_URL).host,
    changed: () => {
      dispatcher?.refresh()
      dispatcher?.wake()
    },
  }
  return {
    routes: (http) => {
      endpointRoutes(http, endpointDeps)
      changeRoutes(http, endpointDeps)
      keyRoutes(http, endpointDeps)
      verifyRoutes(http, endpointDeps)
      deliveryRoutes(http, endpointDeps)
      replayRoutes(http, endpointDeps)
    },
    workers: [watchEndpoints(deps)],
    wake: () => dispatcher?.wake(),
    close: async () => {
      await dispatcher?.stop()
      await client.close()
    },
  }
}

type Parts = Pick<Parameters<typeof createDispatcher>[0], 'keyring' | 'client' | 'url'>

function startDispatcher(deps: Deps, parts: Parts): Dispatcher {
  const { unitOfWork, newId, metrics } = deps
  const dispatcher = createDispatcher({
    ...deps,
    ...parts,
    metrics: createDeliveryMetrics(metrics),
    disable: async (endpointId, cause) => {
      await unitOfWork((tx) => disableEndpoint(tx, endpointId, { cause, newId }))
    },
  })
  dispatcher.start()
  return dispatcher
}
