import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../api/labels.ts'
import { listWaiting } from '../../api/queues.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { frameOf, territoryOf } from './territory-frame.ts'
import { WaitingView } from './waiting-view.tsx'

const query = z.object({ cursor: z.coerce.number().int().min(0).catch(0) })
const PAGE = 30

/** Who was admitted and waits for a place, in order. */
export const waitingPage: PageRoutes = (app) => {
  app.get('/territory/:territory/waiting', async (request, reply) => {
    const territory = territoryOf(request)
    const { cursor: from } = query.parse(request.query)
    const all = await listWaiting(request.api, territory)
    const waiting = all.slice(from, from + PAGE)
    const next = from + PAGE < all.length ? from + PAGE : null
    const households = await householdLabels(
      request.api,
      waiting.map(({ householdId }) => householdId),
    )
    return reply.page({
      ...frameOf(request, reply, words.waiting, words.waitingLead),
      risky: true,
      body: h(WaitingView, { territory, waiting, from, next, households }),
    })
  })
}
