import { h } from 'preact'
import * as z from 'zod'
import { personLabels } from '../../api/labels.ts'
import { listCaseloads, PURPOSES } from '../../api/oversight.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { CaseloadView } from './caseload-view.tsx'
import { frameOf, territoryOf } from './territory-frame.ts'

const query = z.object({
  cursor: z.string().max(500).optional(),
  purpose: z.enum(PURPOSES).optional().catch(undefined),
})
const PAGE = 40

/** What everybody carries beside what they may carry: to assign by, and for nothing else. */
export const caseloadPage: PageRoutes = (app) => {
  app.get('/territory/:territory/caseload', async (request, reply) => {
    const territory = territoryOf(request)
    const filters = query.parse(request.query)
    const page = await listCaseloads(request.api, territory, { ...filters, limit: PAGE })
    const people = await personLabels(
      request.api,
      page.items.map(({ personId }) => personId),
    )
    return reply.page({
      ...frameOf(request, reply, words.caseload, words.caseloadLead),
      body: h(CaseloadView, { territory, page, people, purpose: filters.purpose }),
    })
  })
}
