import type { PageRoutes } from '../page-route.ts'
import { deliveryPages } from './delivery-pages.ts'
import { endpointListPage } from './endpoint-list-page.ts'
import { endpointPages } from './endpoint-pages.ts'
import { sendAgainRoutes } from './send-again-routes.ts'
import { settingsPages } from './settings-pages.ts'

/** The integrators' console: their endpoints, keys, deliveries, and what is sent again. */
export const integratorPages: readonly PageRoutes[] = [
  endpointListPage,
  settingsPages,
  endpointPages,
  sendAgainRoutes,
  deliveryPages,
]
