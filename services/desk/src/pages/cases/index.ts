import type { PageRoutes } from '../page-route.ts'
import { absencePage } from './absence/absence-page.ts'
import { completePage } from './complete/complete-page.ts'
import { decisionsPage } from './decision/decisions-page.ts'
import { tellingPage } from './decision/telling-page.ts'
import { voidSteps } from './decision/void-steps.ts'
import { duplicatesPage } from './duplicates/duplicates-page.ts'
import { fileSteps } from './file/file-page.ts'
import { areaPage } from './household/area-page.ts'
import { documentsPage } from './household/documents-page.ts'
import { historyPage } from './household/history-page.ts'
import { overviewPage } from './household/overview-page.ts'
import { taskPage } from './household/task-page.ts'
import { listPage } from './list/list-page.ts'
import { askedPage } from './people/asked-page.ts'
import { declineSteps } from './people/decline-steps.ts'
import { peoplePage } from './people/people-page.ts'
import { peopleSteps } from './people/people-steps.ts'
import { projectPage } from './project/project-page.ts'
import { schedaPage } from './scheda/scheda-page.ts'
import { stepPage } from './step/step-page.ts'

/** Households: those one follows, and the pages of each. */
export const casePages: readonly PageRoutes[] = [
  listPage,
  absencePage,
  fileSteps,
  decisionsPage,
  tellingPage,
  voidSteps,
  duplicatesPage,
  schedaPage,
  completePage,
  overviewPage,
  areaPage,
  taskPage,
  askedPage,
  peoplePage,
  declineSteps,
  peopleSteps,
  documentsPage,
  historyPage,
  stepPage,
  projectPage,
]
