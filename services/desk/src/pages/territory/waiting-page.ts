import { urgency } from '@intarsi/contracts'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../api/labels.ts'
import { listWaiting } from '../../api/queues.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { frameOf, territoryOf } from './territory-frame.ts'
import { WaitingView } from './waiting-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  urgency: urgency.optional().catch(undefined),
})
const PAGE = 30

/** Who was admitted and waits for a place, in order. */
export const waitingPage: PageRoutes = (app) => {
  app.get('/territory/:territory/waiting', async (request, reply) => {
    const territory = territoryOf(request)
    const filters = query.parse(request.query)
    const page = await listWaiting(request.api, territory, { ...filters, limit: PAGE })
    const households = await householdLabels(
      request.api,
      page.items.map(({ householdId }) => householdId),
    )
    return reply.page({
      ...frameOf(request, reply, words.waiting, words.waitingLead),
      risky: true,
      body: h(WaitingView, { territory, page, households, urgency: filters.urgency }),
    })
  })
}
