import type { PageRoutes } from '../page-route.ts'
import { offerPages } from './offers/offer-pages.ts'
import { offersPages } from './offers/offers-pages.ts'
import { placementPages } from './placements/placement-pages.ts'
import { placementsPages } from './placements/placements-pages.ts'
import { placePages } from './places/place-pages.ts'
import { placesPages } from './places/places-pages.ts'
import { requestPages } from './requests/request-pages.ts'
import { requestsPages } from './requests/requests-pages.ts'
import { runPages } from './runs/run-pages.ts'
import { runsPages } from './runs/runs-pages.ts'

/** Homes: places over time, who looks for one, what the matching proposes, offers and their answers. */
export const housingPages: readonly PageRoutes[] = [
  placesPages,
  placePages,
  requestsPages,
  requestPages,
  runsPages,
  runPages,
  offersPages,
  offerPages,
  placementsPages,
  placementPages,
]
