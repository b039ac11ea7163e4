import type { HttpApp } from '@intarsi/http'
import type { Subscription } from '@intarsi/messaging'
import type { ServiceApp, Worker } from '@intarsi/runtime'
import type { EquipeDeps } from './deps.ts'
import type { EquipeSchema } from './schema.ts'

/** Everything equipe answers, listens to and does on its own: an explicit list. */
export function createApp(deps: EquipeDeps): ServiceApp<EquipeSchema> {
  return {
    routes: (http) => routes(deps, http),
    subscriptions: subscriptions(deps),
    workers: workers(deps),
  }
}

function routes(_deps: EquipeDeps, _http: HttpApp): void {
  // One line per route.
}

function subscriptions(_deps: EquipeDeps): Subscription<EquipeSchema>[] {
  return []
}

function workers(_deps: EquipeDeps): Worker[] {
  return []
}
