import { aboutPages } from './about/about-pages.ts'
import { calendarPages } from './calendar/calendar-pages.ts'
import { casePages } from './cases/index.ts'
import { homePage } from './home/home-page.ts'
import { workPages } from './home/work-pages.ts'
import { housingPages } from './housing/index.ts'
import { inboxPages } from './inbox/inbox-pages.ts'
import { integratorPages } from './integrators/index.ts'
import { observationPages } from './observation/observation-pages.ts'
import { operationsPages } from './operations/operations-pages.ts'
import type { PageRoutes } from './page-route.ts'
import { preferencePages } from './preferences/preference-pages.ts'
import { settingRoutes } from './preferences/setting-routes.ts'
import { referralPages } from './referrals/referral-pages.ts'
import { coordinationTablePages } from './tables/index.ts'
import { territoryPages } from './territory/index.ts'

/** Every page, an explicit list: one line each. */
export const pages: readonly PageRoutes[] = [
  homePage,
  workPages,
  inboxPages,
  preferencePages,
  settingRoutes,
  aboutPages,
  ...referralPages,
  ...coordinationTablePages,
  calendarPages,
  ...territoryPages,
  ...operationsPages,
  ...casePages,
  observationPages,
  ...housingPages,
  ...integratorPages,
]
