import type { PageRoutes } from '../page-route.ts'
import { caseloadPage } from './caseload-page.ts'
import { deadlinesPage } from './deadlines-page.ts'
import { exclusionPages } from './exclusions/exclusion-pages.ts'
import { flowPage } from './flow/flow-page.ts'
import { mapPage } from './map/map-page.ts'
import { overviewPage } from './overview-page.ts'
import { transfersPage } from './transfers-page.ts'
import { vacanciesPage } from './vacancies-page.ts'
import { waitingPage } from './waiting-page.ts'

/** The coordinator's pages over a whole territory. */
export const territoryPages: readonly PageRoutes[] = [
  overviewPage,
  exclusionPages,
  waitingPage,
  transfersPage,
  vacanciesPage,
  caseloadPage,
  deadlinesPage,
  flowPage,
  mapPage,
]
