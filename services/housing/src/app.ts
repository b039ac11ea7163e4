import { accessSubscriptions } from '@intarsi/access'
import type { HttpApp } from '@intarsi/http'
import type { ServiceApp, Worker } from '@intarsi/runtime'
import { contactRoutes } from './contacts/contact-routes.ts'
import type { HousingDeps } from './deps.ts'
import { answerRoutes } from './offers/answer-routes.ts'
import { expireOffers } from './offers/expire-offers.ts'
import { offerRoutes } from './offers/offer-routes.ts'
import { overrideRoutes } from './overrides/override-routes.ts'
import { agreementRoutes } from './placements/agreement-routes.ts'
import { listVisitsRoute } from './placements/list-visits.ts'
import { placementRoutes } from './placements/placement-routes.ts'
import { timeToHomeRoute } from './placements/time-to-home.ts'
import { availabilityRoutes } from './places/availability-routes.ts'
import { bringInFile } from './places/bring-in-file.ts'
import { endBlocks } from './places/commands.ts'
import { occupancyRoute } from './places/list-occupancy.ts'
import { placeRoutes } from './places/place-routes.ts'
import { pairRoutes } from './requests/pair-routes.ts'
import { requestRoutes } from './requests/request-routes.ts'
import { requestSubscriptions } from './requests/subscriptions.ts'
import { wishRoutes } from './requests/wish-routes.ts'
import { matchNewDay } from './runs/due.ts'
import { ledgerRoutes } from './runs/ledger-routes.ts'
import { resultsRoute } from './runs/list-results.ts'
import { runDue } from './runs/run-matching.ts'
import { runRoutes } from './runs/run-routes.ts'
import type { HousingSchema } from './schema.ts'
import { budgetRoutes } from './support/budget-routes.ts'
import { supportRoutes } from './support/support-routes.ts'

const MINUTE_MS = 60_000

/** Everything housing answers, listens to and does on its own: an explicit list. */
export function createApp(deps: HousingDeps): ServiceApp<HousingSchema> {
  return {
    routes: (http) => routes(deps, http),
    subscriptions: [...requestSubscriptions(deps.newId), ...accessSubscriptions<HousingSchema>()],
    workers: workers(deps),
    close: () => deps.matcher.close(),
  }
}

function routes(deps: HousingDeps, http: HttpApp): void {
  placeRoutes(deps, http)
  availabilityRoutes(deps, http)
  contactRoutes(deps, http)
  occupancyRoute(deps, http)
  requestRoutes(deps, http)
  wishRoutes(deps, http)
  pairRoutes(deps, http)
  runRoutes(deps, http)
  resultsRoute(deps, http)
  ledgerRoutes(deps, http)
  offerRoutes(deps, http)
  answerRoutes(deps, http)
  overrideRoutes(deps, http)
  placementRoutes(deps, http)
  agreementRoutes(deps, http)
  listVisitsRoute(deps, http)
  supportRoutes(deps, http)
  budgetRoutes(deps, http)
  timeToHomeRoute(deps, http)
}

function workers(deps: HousingDeps): Worker[] {
  const { db, unitOfWork, clock, config } = deps
  return [
    { name: 'places-file', everyMs: 60 * MINUTE_MS, run: () => bringInFile(deps) },
    { name: 'offers', everyMs: 5_000, run: () => expireOffers(db, unitOfWork, clock.now()) },
    { name: 'matching-day', everyMs: 10 * MINUTE_MS, run: () => unitOfWork(matchNewDay) },
    { name: 'place-blocks', everyMs: 10 * MINUTE_MS, run: () => unitOfWork(endBlocks) },
    {
      name: 'matching',
      everyMs: config.INTARSI_MATCHING_EVERY_MS,
      run: () => runDue({ ...deps, timeLimitMs: config.INTARSI_MATCHING_LIMIT_MS }, clock.now()),
    },
  ]
}
