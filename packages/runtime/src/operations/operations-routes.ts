import type { HttpApp } from '@intarsi/http'
import type { Consumer } from '@intarsi/messaging'
import type { Kysely } from 'kysely'
import { parkedRoutes } from './parked-routes.ts'
import { standingRoute } from './standing-route.ts'

/** What an operator is answered from: this instance's database and its consumer. */
export type Operated<Schema = unknown> = { service: string; db: Kysely<Schema>; consumer: Consumer }

/** What an operator asks of every service, whatever it does: how far it is behind, what is parked, and to try it again. */
export function operationsRoutes<Schema>(http: HttpApp, operated: Operated<Schema>): void {
  standingRoute(http, operated)
  parkedRoutes(http, operated)
}
