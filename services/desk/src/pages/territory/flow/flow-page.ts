import { h } from 'preact'
import * as z from 'zod'
import { readFlow } from '../../../api/flow.ts'
import { flowWords as words } from '../../../words/flow.ts'
import { territoryWords } from '../../../words/territory.ts'
import type { PageRoutes } from '../../page-route.ts'
import { frameOf, territoryOf } from '../territory-frame.ts'
import { FlowView } from './flow-view.tsx'

export const PERIODS = [3, 6, 12, 24] as const

const query = z.object({ months: z.coerce.number().pipe(z.literal(PERIODS)).catch(6) })

/** How referrals went through a territory: pictures drawn here, each with its numbers. */
export const flowPage: PageRoutes = (app) => {
  app.get('/territory/:territory/flow', async (request, reply) => {
    const territory = territoryOf(request)
    const { months } = query.parse(request.query)
    const data = await readFlow(request.api, territory, months)
    const { t, date } = reply.words()
    return reply.page({
      ...frameOf(request, reply, words.title, territoryWords.lead),
      lead: t(words.lead, { date: date(data.flow.since) }),
      body: h(FlowView, { territory, months, ...data }),
    })
  })
}
