import { h } from 'preact'
import { householdLabels } from '../../api/labels.ts'
import { listWaiting } from '../../api/queues.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { frameOf, territoryOf } from './territory-frame.ts'
import { WaitingView } from './waiting-view.tsx'

/** Who was admitted and waits for a place, in order. */
export const waitingPage: PageRoutes = (app) => {
  app.get('/territory/:territory/waiting', async (request, reply) => {
    const territory = territoryOf(request)
    const waiting = await listWaiting(request.api, territory)
    const households = await householdLabels(
      request.api,
      waiting.map(({ householdId }) => householdId),
    )
    return reply.page({
      ...frameOf(request, reply, words.waiting, words.waitingLead),
      risky: true,
      body: h(WaitingView, { territory, waiting, households }),
    })
  })
}
