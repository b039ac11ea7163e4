import { accessSubscriptions } from '@intarsi/access'
import type { ServiceApp } from '@intarsi/runtime'
import { artefactRoutes } from './artefacts/artefact-routes.ts'
import { assessmentRoutes } from './assessment/assessment-routes.ts'
import { closingRoutes } from './closing/closing-routes.ts'
import type { CaseworkDeps } from './deps.ts'
import { listPicsRoute } from './presa-in-carico/list-pics.ts'
import { resumeDue } from './presa-in-carico/resume-due.ts'
import { showPicRoute } from './presa-in-carico/show-pic.ts'
import { picSubscriptions } from './presa-in-carico/subscriptions.ts'
import { suspensionRoutes } from './presa-in-carico/suspension-routes.ts'
import { objectiveRoutes } from './project/objective-routes.ts'
import { projectRoutes } from './project/project-routes.ts'
import { reviewRoutes } from './reviews/review-routes.ts'
import type { CaseworkSchema } from './schema.ts'
import { taskRoutes } from './tasks/task-routes.ts'
import { tellLateTasks } from './tasks/tell-late-tasks.ts'
import { timelineRoute } from './timeline/timeline-route.ts'

const MINUTE = 60_000

const ROUTES = [
  listPicsRoute,
  showPicRoute,
  suspensionRoutes,
  assessmentRoutes,
  objectiveRoutes,
  projectRoutes,
  reviewRoutes,
  closingRoutes,
  taskRoutes,
  artefactRoutes,
  timelineRoute,
] as const

/** Everything casework answers, listens to and does on its own: explicit lists. */
export function createApp(deps: CaseworkDeps): ServiceApp<CaseworkSchema> {
  return {
    routes: (http) => {
      for (const register of ROUTES) register(deps, http)
    },
    subscriptions: [...picSubscriptions, ...accessSubscriptions<CaseworkSchema>()],
    workers: [
      { name: 'resume-suspended', everyMs: MINUTE, run: () => resumeDue(deps) },
      { name: 'late-tasks', everyMs: MINUTE, run: () => tellLateTasks(deps) },
    ],
  }
}
