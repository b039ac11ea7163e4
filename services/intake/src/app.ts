import type { HttpApp } from '@intarsi/http'
import type { ServiceApp } from '@intarsi/runtime'
import type { IntakeDeps } from './deps.ts'
import { showReferralRoute } from './referrals/show-referral.ts'
import { submitRoute } from './referrals/submit-route.ts'
import type { IntakeSchema } from './schema.ts'
import { onBodyChanged } from './sportelli/on-body-changed.ts'

/** Everything intake answers, listens to and does on its own: an explicit list. */
export function createApp(deps: IntakeDeps): ServiceApp<IntakeSchema> {
  return {
    routes: (http) => routes(deps, http),
    subscriptions: [onBodyChanged],
    workers: [],
  }
}

function routes(deps: IntakeDeps, http: HttpApp): void {
  submitRoute(deps, http)
  showReferralRoute(deps, http)
}
