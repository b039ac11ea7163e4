import type { HttpApp } from '@intarsi/http'
import type { EquipeDeps } from '../deps.ts'
import { deadlineTotalsRoute } from './count-deadlines.ts'
import { flowRoute } from './flow-route.ts'
import { listCaseloadsRoute } from './list-caseloads.ts'
import { listDisputesRoute } from './list-disputes.ts'
import { listTransfersRoute } from './list-transfers.ts'
import { listVacanciesRoute } from './list-vacancies.ts'

/** What a coordinator looks at over a whole territory: loads to assign by, gaps, terms by team, transfers to answer, whose a referral is, where referrals wait. */
export const oversightRoutes: readonly ((deps: EquipeDeps, http: HttpApp) => void)[] = [
  listCaseloadsRoute,
  listVacanciesRoute,
  listTransfersRoute,
  listDisputesRoute,
  deadlineTotalsRoute,
  flowRoute,
]
