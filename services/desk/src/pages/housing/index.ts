import type { PageRoutes } from '../page-route.ts'
import { contactPages } from './contacts/contact-pages.ts'
import { ledgerPage } from './ledger/ledger-page.ts'
import { offerPages } from './offers/offer-pages.ts'
import { offersPages } from './offers/offers-pages.ts'
import { placementPages } from './placements/placement-pages.ts'
import { placementsPages } from './placements/placements-pages.ts'
import { placeContacts } from './places/place-contacts.ts'
import { placePages } from './places/place-pages.ts'
import { placesPages } from './places/places-pages.ts'
import { requestPages } from './requests/request-pages.ts'
import { requestSteps } from './requests/request-steps.ts'
import { requestsPages } from './requests/requests-pages.ts'
import { runPages } from './runs/run-pages.ts'
import { runsPages } from './runs/runs-pages.ts'
import { supportPages } from './support/support-pages.ts'
import { textPages } from './texts/text-pages.ts'
import { visitsPages } from './visits/visits-pages.ts'

/** Homes: places over time, who looks for one, what the matching proposes, offers and their answers, money, texts, contacts. */
export const housingPages: readonly PageRoutes[] = [
  placesPages,
  placePages,
  placeContacts,
  requestsPages,
  requestPages,
  requestSteps,
  runsPages,
  runPages,
  offersPages,
  offerPages,
  placementsPages,
  placementPages,
  visitsPages,
  ledgerPage,
  supportPages,
  textPages,
  contactPages,
]
