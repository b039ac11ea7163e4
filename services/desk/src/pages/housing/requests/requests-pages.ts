import { h } from 'preact'
import * as z from 'zod'
import { listRequests, REQUEST_STATES } from '../../../api/housing-requests.ts'
import { householdLabels } from '../../../api/labels.ts'
import { housingWords as words } from '../../../words/housing.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { RequestsView } from './requests-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  state: z.enum(REQUEST_STATES).optional().catch(undefined),
})

const PAGE = 25

export const requestsPages: PageRoutes = (app) => {
  app.get('/housing/requests', async (request, reply) => {
    const where = whereIs(request)
    const { cursor, state } = query.parse(request.query)
    const page = where.territory
      ? await listRequests(request.api, { territory: where.territory, state, cursor, limit: PAGE })
      : { items: [], next: null }
    const labels = await householdLabels(
      request.api,
      page.items.map(({ householdId }) => householdId),
    )
    const { t } = reply.words()
    return reply.page({
      title: t(words.requests),
      lead: t(words.requestsLead),
      section: 'housing',
      risky: true,
      body: h(RequestsView, { page, labels, where, state }),
    })
  })
}
